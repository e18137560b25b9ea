use super::tokens::Group;
use super::*;
use crate::light::{contrast, lightness};
use crate::yaml;

#[test]
fn built_in_themes_keep_to_what_is_read_quickly() {
    for (name, text) in read::BUILT_IN {
        let files = Memory::default();
        let mut sources = Sources::new(&files, "");
        let id = sources.built_in(name, text);
        let mut told = Diagnostics::default();
        let whole = yaml::parse(id, sources.file(id), &mut told).expect("the file is YAML");
        assert_eq!(yaml::plain::parse(id, sources.file(id)), Some(whole), "{name}");
        assert!(told.list.is_empty(), "{name}: {:?}", told.list);
    }
}

#[test]
fn what_meets_can_be_told_apart_in_colour_in_grey_and_with_little_ink() {
    let theme = built_in("institute").unwrap().paper;
    for Colours {
        ink,
        voice,
        accent,
        muted,
        quiet,
        ground,
        on_ground,
        on_ground_muted,
        on_ground_accent,
        watermark,
        on_ground_watermark,
        ..
    } in [theme.colours, theme.colours.saving_ink()]
    {
        // Text, also where a watermark stands behind it (WCAG 2.2, 1.4.3).
        for behind in [Colour::WHITE, watermark] {
            for text in [ink, voice, accent, muted] {
                assert!(contrast(text, behind) >= 4.5, "{text:?} on {behind:?}: {}", contrast(text, behind));
            }
        }
        for behind in [ground, on_ground_watermark] {
            for text in [on_ground, on_ground_muted, on_ground_accent] {
                assert!(contrast(text, behind) >= 4.5, "{text:?} on {behind:?}: {}", contrast(text, behind));
            }
        }
        // Bars stand beside each other.
        assert!((lightness(quiet) - lightness(voice)).abs() >= 15.0);
        // A watermark that nobody sees is none.
        assert!(lightness(Colour::WHITE) - lightness(watermark) > 5.0);
        assert!((lightness(ground) - lightness(on_ground_watermark)).abs() > 4.0);
    }
}

/// Where the table of tokens stands.
const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/themes.md");
/// The line that opens it; it goes to the end.
const OPENS: &str = "<!-- tokens -->\n";

#[test]
#[allow(clippy::disallowed_methods, reason = "the table in the documents is held against the code")]
fn the_documents_name_every_token() {
    let document = std::fs::read_to_string(DOCUMENT).unwrap();
    let (before, table) = document.split_once(OPENS).unwrap();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(DOCUMENT, format!("{before}{OPENS}{}", tables())).unwrap();
    } else {
        assert!(table == tables(), "BLESS=1 cargo test --lib theme writes the table of tokens anew");
    }
}

/// Returns a table for each group of tokens.
fn tables() -> String {
    let mut out = String::new();
    let mut table = |name: &str, keys: &yaml::keys::Keys, forms: &[&str]| {
        out += &format!("\n### {name}\n\n| token | takes | for |\n|---|---|---|\n");
        for (key, form) in keys.keys.iter().zip(forms.iter().cycle()) {
            out += &format!("| `{}` | {form} | {} |\n", key.name, key.says);
        }
    };
    table("colours, screen", Colours::KEYS, &["colour"]);
    table("faces", &read::FACES, &["family"]);
    table("scale", &read::SCALE, &["steps by name"]);
    table(
        "A style",
        &values::STYLE,
        &[
            "face",
            "size",
            "colour",
            "word",
            "true or false",
            "word",
            "true or false",
            "true or false",
            "length",
            "number",
            "word",
            "word",
        ],
    );
    table("deck", DeckTheme::KEYS, DeckTheme::FORMS);
    table("memo", MemoTheme::KEYS, MemoTheme::FORMS);
    table("onepager", OnepagerTheme::KEYS, OnepagerTheme::FORMS);
    table("handout", HandoutTheme::KEYS, HandoutTheme::FORMS);
    out
}
