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

/// Loads a built-in theme with all that is wrong with it.
fn loaded(name: &str, ink: Ink) -> (Option<Look>, Diagnostics) {
    let files = Memory::default();
    let named = Spanned { value: name.to_owned(), span: Span { file: FileId(0), start: 0, end: 0 } };
    let mut told = Diagnostics::default();
    (load(Some(&named), ink, &mut Sources::new(&files, ""), &mut told), told)
}

#[test]
fn built_in_themes_can_be_read_in_colour_and_with_little_ink() {
    for (name, _) in read::BUILT_IN {
        for ink in [Ink::Full, Ink::Saved] {
            let (look, told) = loaded(name, ink);
            let told: Vec<&String> = told.list.iter().map(|told| &told.message).collect();
            assert!(told.is_empty(), "{name}, {ink:?}: {told:#?}");
            let look = look.unwrap();
            for colours in [look.screen.colours, look.paper.colours] {
                // A watermark that nobody sees is none.
                assert!((lightness(colours.page) - lightness(colours.watermark)).abs() > 5.0, "{name}");
                assert!((lightness(colours.ground) - lightness(colours.on_ground_watermark)).abs() > 4.0, "{name}");
            }
            assert_eq!(look.paper.colours.page, Colour::WHITE, "{name}");
            if ink == Ink::Saved {
                let deck = &look.screen.deck;
                for style in [deck.title, deck.subtitle, deck.fact, deck.opener_number, deck.opener_title] {
                    assert!(contrast(style.colour, Colour::WHITE) >= 4.5, "{name}: {:?}", style.colour);
                }
                assert_eq!(deck.dark(crate::outline::Aspect::Wide, &look.screen.colours).ground, None, "{name}");
            }
        }
    }
}

#[test]
fn a_photocopy_of_plain_has_neither_grounds_nor_lines_too_fine() {
    let paper = built_in("plain").unwrap().paper;
    assert_eq!(paper.colours.ground, Colour::WHITE);
    let rules = [paper.deck.hairline, paper.memo.hairline, paper.memo.quiet_bar, paper.onepager.hairline];
    let sheets = [paper.handout.frame, paper.handout.line, paper.reading.row_rule];
    for (thickness, colour) in rules.into_iter().chain(sheets) {
        // Three dots of a copier with 300 to the inch.
        assert!(thickness.0 >= 0.72 && contrast(colour, Colour::WHITE) >= 7.0, "{thickness:?} {colour:?}");
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
    table("faces", &faces::FACES, &["family", "family", "family", "family", "list of families"]);
    table("A family", &faces::FAMILY, &["file"]);
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
    table("banner", Banner::KEYS, Banner::FORMS);
    table("deck", DeckTheme::KEYS, DeckTheme::FORMS);
    table("deck.logo", LogoPlace::KEYS, LogoPlace::FORMS);
    table("deck.fitting", Fitting::KEYS, Fitting::FORMS);
    table("memo", MemoTheme::KEYS, MemoTheme::FORMS);
    table("onepager", OnepagerTheme::KEYS, OnepagerTheme::FORMS);
    table("handout", HandoutTheme::KEYS, HandoutTheme::FORMS);
    table("reading", ReadingTheme::KEYS, ReadingTheme::FORMS);
    out
}
