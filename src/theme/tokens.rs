//! Tokens: what a theme says, each with its name, what it may be and what it is for, in one place.
//!
//! [`tokens!`] stands around a struct and makes of its fields the keys of a map in a theme's file; [`roles!`] does so for
//! colours. `docs/themes.md` is checked against the same list.

use super::Colours;
use crate::diagnostics::codes;
use crate::geometry::Pt;
use crate::text::Family;
use crate::yaml::Node;
use crate::yaml::fields::{Fields, Reader};
use crate::yaml::keys::{Keys, Takes};

/// A value that a token may have.
pub(super) trait Token: Sized {
    /// What it takes, for editors.
    const TAKES: Takes;
    /// What it is called in the table of tokens: "style".
    #[cfg(test)]
    const FORM: &'static str;

    /// Reads one. `name` is the token's, for messages.
    fn read(reader: &mut Reader<'_>, node: &Node, name: &str, scope: &Scope) -> Option<Self>;
}

/// A group of tokens.
pub(super) trait Group: Sized {
    /// Its keys.
    const KEYS: &'static Keys;
    /// The forms of the keys' values, in their order.
    #[cfg(test)]
    const FORMS: &'static [&'static str];

    /// Reads all of them.
    fn read(reader: &mut Reader<'_>, fields: &Fields<'_>, scope: &Scope) -> Option<Self>;
}

/// A group may stand within another.
impl<T: Group> Token for T {
    const TAKES: Takes = Takes::Map(T::KEYS);
    #[cfg(test)]
    const FORM: &'static str = T::KEYS.what;

    fn read(reader: &mut Reader<'_>, node: &Node, _: &str, scope: &Scope) -> Option<T> {
        let fields = reader.fields(node, T::KEYS)?;
        T::read(reader, &fields, scope)
    }
}

/// What tokens call by name: colours, faces and sizes.
pub(super) struct Scope {
    /// Colours by role.
    pub(super) colours: Colours,
    /// Families by role.
    pub(super) faces: Vec<(&'static str, Family)>,
    /// Sizes with their leading, by step.
    pub(super) steps: Vec<(String, (Pt, Pt))>,
    /// The smallest size, and where it holds: "a slide".
    pub(super) least: (Pt, &'static str),
}

/// Reads a token that may not be missing.
pub(super) fn read<T: Token>(
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    key: &'static str,
    scope: &Scope,
) -> Option<T> {
    let Some(node) = fields.get(key) else {
        reader.taken_away(fields, key);
        return None;
    };
    T::read(reader, node, key, scope)
}

impl Reader<'_> {
    /// Tells that a key that may not be missing is, or has no value; a theme takes what it does not say from its base.
    pub(super) fn taken_away(&mut self, fields: &Fields<'_>, key: &str) {
        let help = "take the key out to have the base's value, or write one";
        match fields.nothing(key) {
            Some(place) => {
                let message = format!("{} needs `{key}`", fields.what());
                self.fault(codes::MISSING_KEY, message, place, "no value", help);
            }
            None => self.missing(fields, key, help),
        }
    }
}

/// Makes a struct's fields the keys of a group of tokens.
macro_rules! tokens {
    (
        $what:literal;
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[doc = $doc:literal])* pub $field:ident: $kind:ty,)*
        }
    ) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[doc = $doc])* pub $field: $kind,)*
        }

        impl $crate::theme::tokens::Group for $name {
            const KEYS: &'static $crate::yaml::keys::Keys = &$crate::yaml::keys::Keys {
                what: $what,
                inherits: None,
                needs: &[],
                keys: &[$($crate::yaml::keys::key(
                    stringify!($field),
                    <$kind as $crate::theme::tokens::Token>::TAKES,
                    concat!($($doc),*).trim_ascii(),
                )),*],
            };
            #[cfg(test)]
            const FORMS: &'static [&'static str] = &[$(<$kind as $crate::theme::tokens::Token>::FORM),*];

            fn read(
                reader: &mut $crate::yaml::fields::Reader<'_>,
                fields: &$crate::yaml::fields::Fields<'_>,
                scope: &$crate::theme::tokens::Scope,
            ) -> Option<Self> {
                // All are read before one that is wrong stops, so that one run tells of all.
                $(let $field = $crate::theme::tokens::read(reader, fields, stringify!($field), scope);)*
                Some($name { $($field: $field?,)* })
            }
        }
    };
}

/// Makes a struct of colours, each of which can be called by its name.
macro_rules! roles {
    (
        $what:literal;
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[doc = $doc:literal])* pub $field:ident: Colour,)*
        }
    ) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[doc = $doc])* pub $field: Colour,)*
        }

        impl $name {
            /// The names of the colours, with what each is for.
            pub(super) const KEYS: &'static $crate::yaml::keys::Keys = &$crate::yaml::keys::Keys {
                what: $what,
                inherits: None,
                needs: &[],
                keys: &[$($crate::yaml::keys::key(
                    stringify!($field),
                    $crate::theme::colours::COLOUR,
                    concat!($($doc),*).trim_ascii(),
                )),*],
            };

            /// Makes the colours of what each name stands for; none where one stands for none.
            pub(super) fn of(mut colour: impl FnMut(&'static str) -> Option<Colour>) -> Option<$name> {
                $(let $field = colour(stringify!($field));)*
                Some($name { $($field: $field?,)* })
            }

            /// Returns the colour of a name.
            pub(super) fn role(&self, name: &str) -> Option<Colour> {
                $(if name == stringify!($field) {
                    return Some(self.$field);
                })*
                None
            }
        }
    };
}

pub(super) use {roles, tokens};
