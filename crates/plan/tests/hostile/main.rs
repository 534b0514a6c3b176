//! Whatever an author's files hold: no panic, no hang, and each refusal says where and what to do.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod anything;
mod assessment;
mod huge;
mod invisible;
mod mutation;
#[path = "../domain/small.rs"]
#[expect(dead_code, reason = "shared with the tests of the domain's behaviour")]
mod small;
mod told;
