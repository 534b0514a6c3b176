//! The site on real web servers: nginx and Caddy with the very configuration that a build leaves for them, and our own.

mod files;
mod load;
mod server;
