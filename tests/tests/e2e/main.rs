//! End to end: the published site in a real browser. One program, so that it is linked once and shares its browsers.

mod accessibility;
mod at_a_glance;
mod clock;
mod due;
mod embedded;
mod figures;
mod history;
mod keyboard;
mod leaving;
mod network;
mod one_file;
mod outcomes;
mod pages;
mod plain_mdbook;
mod prepare;
mod privacy;
mod random_walks;
mod readers;
mod reading;
mod search;
mod starting;
mod static_guide;
mod walking;
