use super::Clause;
use crate::brief::reading::Reading;
use crate::brief::text::Text;
use crate::language::Language;

fn reading(words: &str) -> Reading {
    Reading::of(Text::plain(words), Language::default_language())
}

#[test]
fn a_sentence_is_parted_among_its_numbers() {
    for (text, clauses) in [
        ("The town has 40 wells; the hamlet has 7 pumps.", vec!["The town has 40 wells", "the hamlet has 7 pumps"]),
        ("Rain fell on 40 days, and snow on 7 days.", vec!["Rain fell on 40 days", "and snow on 7 days"]),
        ("It fell from 40 to 7 boats.", vec!["It fell from 40 to 7 boats", "It fell from 40 to 7 boats"]),
        ("Of the 40 boats 7 sank.", vec!["Of the 40 boats", "7 sank"]),
    ] {
        let reading = reading(text);
        let found: Vec<&str> =
            (0..reading.quantities.len()).map(|index| Clause::of(&reading, index).unwrap().written()).collect();
        assert_eq!(found, clauses, "{text}");
    }
}

#[test]
fn nouns_follow_their_numbers() {
    let reading = reading("The town keeps 40 wells of stone, 7 old pumps and a mill.");
    let nouns = |index: usize| -> Vec<String> {
        let clause = Clause::of(&reading, index).unwrap();
        clause.noun().into_iter().map(|word| clause.word(word)).collect()
    };
    assert_eq!(nouns(0), ["wells"]);
    assert_eq!(nouns(1), ["old", "pumps"]);
}

#[test]
fn respectively_gives_the_items_of_a_list() {
    let reading = reading("Sheep died in Hull, York and Leeds, 40, 7 and 12 of them respectively.");
    let names = ["Hull", "York", "Leeds"];
    for (index, name) in names.iter().enumerate() {
        let clause = Clause::of(&reading, index).unwrap();
        let own: Vec<String> = clause.own_words().into_iter().map(|word| clause.word(word)).collect();
        let other = names.iter().any(|other| other != name && own.iter().any(|word| word == other));
        assert!(own.contains(&(*name).to_owned()) && !other, "{name}: {own:?}");
    }
}
