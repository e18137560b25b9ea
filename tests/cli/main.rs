//! The program as a user meets it: what is typed, what is printed, what lies on the disk afterwards.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]
#![allow(clippy::disallowed_methods, reason = "tests look at the disk as a user does")]

mod commands;
mod desk;
mod diff;
mod draft;
mod explanations;
mod fonts;
mod golden;
mod inputs;
mod inspect;
mod new;
mod onepager;
mod output;
mod parity;
mod pictures;
mod press;
mod privacy;
mod repeat;
mod shipped;
mod slides;
mod streams;
mod trace;
mod verify;
