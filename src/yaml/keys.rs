//! What the maps of a file may hold. Each map's keys are declared once, beside the code that reads them: from the
//! declaration come the message about an unknown key and the JSON Schema of outlines, so that neither can say other than
//! the other.

/// A map: what it is, and its keys.
#[derive(Debug)]
pub(crate) struct Keys {
    /// What it is, with its article: "a section".
    pub(crate) what: &'static str,
    /// The key by which the map takes all else from another, where there is one.
    pub(crate) inherits: Option<&'static str>,
    /// The keys that may not be missing.
    pub(crate) needs: &'static [&'static str],
    /// The keys.
    pub(crate) keys: &'static [Key],
}

/// A key.
#[derive(Debug)]
pub(crate) struct Key {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it takes.
    pub(crate) takes: Takes,
    /// What it is for, in a sentence that an editor can show.
    pub(crate) says: &'static str,
}

/// What a key takes. `null` always stands for no key.
#[derive(Debug)]
pub(crate) enum Takes {
    /// A text, Markdown as a rule.
    Text,
    /// The text of a cell, which may be missing.
    Cell,
    /// A word or a path.
    Word,
    /// A number in a certain range.
    Number(f64, f64),
    /// Text of a form that a regular expression gives, as ECMA-262 has it.
    Form(&'static str),
    /// One of a few names, whose letters may be small or large.
    Choice(&'static [&'static str]),
    /// True or false.
    Truth,
    /// A map.
    Map(&'static Keys),
    /// A map in which one of the keys that it needs may be missing.
    MapWithout(&'static Keys, &'static str),
    /// A map of names of the writer's own.
    Names(&'static Takes),
    /// A map of names of the writer's own, other than the keys of another map, which could stand in its place.
    NamesBut(&'static Keys, &'static Takes),
    /// Lints by their names, with reasons.
    Lints,
    /// A list.
    List(&'static Takes),
    /// A list of at least one thing.
    Some(&'static Takes),
    /// Any of these.
    Either(&'static [Takes]),
}

impl Keys {
    /// Returns the names of the keys.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }

    /// Returns whether a name is that of a key.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.keys.iter().any(|key| key.name == name)
    }
}

/// Declares a key.
pub(crate) const fn key(name: &'static str, takes: Takes, says: &'static str) -> Key {
    Key { name, takes, says }
}

/// Returns the names of choices.
pub(crate) const fn names<T: Copy, const N: usize>(choices: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut index = 0;
    while index < N {
        names[index] = choices[index].0;
        index += 1;
    }
    names
}
