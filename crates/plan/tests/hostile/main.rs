//! Whatever an author's files hold: no panic, no hang, and each refusal says where and what to do.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod anything;
mod assessment;
mod bounds;
mod brute_force;
mod huge;
mod invisible;
mod mutation;
mod report;
#[path = "../domain/small.rs"]
mod small;
