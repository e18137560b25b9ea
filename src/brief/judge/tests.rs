use super::{Cited, Contradiction, Judgement, judge};
use crate::brief::SourceId;
use crate::brief::reading::Reading;
use crate::brief::text::Text;
use crate::language::Language;
use std::rc::Rc;

fn reading(tag: &str, words: &str) -> Reading {
    let text = Text::plain(words);
    Reading::of(text, Language::parse(tag).unwrap())
}

/// Judges the last number of a claim by a passage.
fn judged(tag: &str, passage: &str, claim: &str) -> Judgement {
    let passages: Vec<Cited> = vec![(SourceId(0), Rc::new(reading(tag, passage)))];
    let claim = reading(tag, claim);
    judge(&claim, claim.quantities.len() - 1, &passages, false)
}

fn contradiction(tag: &str, passage: &str, claim: &str) -> Option<Contradiction> {
    match judged(tag, passage, claim) {
        Judgement::Contradicted(_, against) => Some(against),
        Judgement::Bound(_) => None,
        other => panic!("{claim}: {other:?}"),
    }
}

#[test]
fn a_denial_speaks_of_what_it_governs() {
    for (tag, passage, claim) in [
        ("en-US", "Open doors without staff cost 40,000 pounds.", "Open doors cost 40,000 pounds."),
        ("en-US", "The storm broke not only 40 roofs but also 7 walls.", "The storm broke 40 roofs."),
        ("en-US", "Not until May had the 40 boats put to sea.", "The 40 boats put to sea in May."),
        ("en-US", "Though the dam is not paid for, 40 farms drink from it.", "40 farms drink from the dam."),
        ("en-US", "The 40 masts that were not painted rusted away.", "The 40 masts rusted away."),
        ("en-US", "The fund paid not for piers but for 40 masts.", "The fund paid for 40 masts."),
        ("en-US", "The court called it “no house at all”, and freed 40 men.", "The court freed 40 men."),
        ("es-ES", "Sin contar los sueldos, el coro cuesta 40 euros.", "El coro cuesta 40 euros."),
        ("fr-FR", "Le port ne reçoit que 40 navires.", "Le port reçoit 40 navires."),
        ("de-DE", "Der Sturm brach nicht nur 40 Masten, sondern auch Dächer.", "Der Sturm brach 40 Masten."),
        ("it-IT", "Il porto non accoglie che 40 navi.", "Il porto accoglie 40 navi."),
        ("pt-BR", "O porto perdeu não só 40 barcos, mas também redes.", "O porto perdeu 40 barcos."),
        ("nl-NL", "De storm brak niet alleen 40 masten, maar ook daken.", "De storm brak 40 masten."),
    ] {
        assert_eq!(contradiction(tag, passage, claim), None, "{passage} / {claim}");
    }
    for (tag, passage, claim) in [
        ("en-US", "The council did not buy the 40 boats.", "The council did buy the 40 boats."),
        ("en-US", "The 40 boats had not been painted.", "The 40 boats had been painted."),
        ("en-US", "None of the 40 boats was painted.", "The 40 boats were painted."),
        ("en-US", "The village has 40 houses without windows.", "The village has 40 houses with windows."),
        ("es-ES", "El consejo no pintó los 40 barcos.", "El consejo pintó los 40 barcos."),
        ("fr-FR", "Le conseil n'a pas peint les 40 bateaux.", "Le conseil a peint les 40 bateaux."),
        ("de-DE", "Der Rat bemalte die 40 Boote nicht.", "Der Rat bemalte die 40 Boote."),
        ("it-IT", "Il consiglio non ha dipinto le 40 barche.", "Il consiglio ha dipinto le 40 barche."),
        ("pt-BR", "O conselho não pintou os 40 barcos.", "O conselho pintou os 40 barcos."),
    ] {
        assert_eq!(contradiction(tag, passage, claim), Some(Contradiction::Denial), "{passage} / {claim}");
    }
}

#[test]
fn a_number_is_for_its_time() {
    for (tag, passage, claim) in [
        ("en-US", "The kiln burns 40 tonnes of coal a week.", "The kiln burns 40 tonnes of coal a month."),
        ("en-US", "In five years the kiln burned 40 barges.", "In one year the kiln burned 40 barges."),
        ("es-ES", "El horno quema 40 toneladas al día.", "El horno quema 40 toneladas al mes."),
        ("fr-FR", "Le four brûle 40 tonnes par semaine.", "Le four brûle 40 tonnes par an."),
        ("de-DE", "Der Ofen verbrennt 40 Tonnen im Monat.", "Der Ofen verbrennt täglich 40 Tonnen."),
        ("it-IT", "Il forno brucia 40 tonnellate al giorno.", "Il forno brucia 40 tonnellate all'anno."),
        ("pt-BR", "O forno queima 40 toneladas por dia.", "O forno queima 40 toneladas por ano."),
        ("nl-NL", "De oven verbrandt 40 ton per dag.", "De oven verbrandt 40 ton per jaar."),
    ] {
        let found = contradiction(tag, passage, claim);
        assert!(matches!(found, Some(Contradiction::Period(..))), "{passage} / {claim}: {found:?}");
    }
    for (tag, passage, claim) in [
        ("en-US", "The kiln burns 40 tonnes of coal a day.", "Each day the kiln burns 40 tonnes of coal."),
        ("en-US", "The annual bill is for 40 tonnes.", "The kiln's bill is for 40 tonnes a year."),
        ("en-US", "A year earlier the kiln burned 40 tonnes a week.", "The kiln burned 40 tonnes a week."),
        ("de-DE", "Im Jahr 2019 verbrannte der Ofen 40 Tonnen am Tag.", "Der Ofen verbrannte täglich 40 Tonnen."),
    ] {
        assert_eq!(contradiction(tag, passage, claim), None, "{passage} / {claim}");
    }
}

#[test]
fn a_year_dates_what_it_stands_beside() {
    for (tag, passage, claim) in [
        ("en-US", "The law was passed in 2012 and amended in 2016.", "The law was passed in 2016."),
        ("de-DE", "Das Gesetz wurde 2012 beschlossen und 2016 geändert.", "Das Gesetz wurde 2016 beschlossen."),
        ("it-IT", "La legge fu approvata nel 2012 e modificata nel 2016.", "La legge fu approvata nel 2016."),
    ] {
        let found = contradiction(tag, passage, claim);
        assert!(matches!(found, Some(Contradiction::Dated(..))), "{passage} / {claim}: {found:?}");
    }
    for (tag, passage, claim) in [
        ("en-US", "Founded in 1990, the mill closed in 2005.", "The mill closed in 2005."),
        ("en-US", "Founded in 1990, the mill closed in 2005.", "The mill, founded in 1990, is closed."),
        ("en-US", "Passed in 2012, the law was changed in 2016 and again in 2018.", "The law was changed in 2018."),
    ] {
        assert_eq!(contradiction(tag, passage, claim), None, "{passage} / {claim}");
    }
}

#[test]
fn the_words_choose_among_the_numbers_of_a_sentence() {
    let passage = "The valley has 34 schools and 9 mills; it had 12 mills before the flood.";
    assert!(matches!(contradiction("en-US", passage, "The valley has 34 mills."), Some(Contradiction::OtherNumber(_))));
    assert_eq!(contradiction("en-US", passage, "The valley has 9 mills."), None);
    assert_eq!(contradiction("en-US", passage, "Before the flood it had 12 mills."), None);
}

#[test]
fn what_a_share_is_of_is_not_what_is_told_of_it() {
    for (tag, passage, claim) in [
        ("en-US", "Of the tenants, 40% are students.", "Of all students, 40% are tenants."),
        ("en-US", "40% of nurses on fixed contracts are young.", "40% of nurses have fixed contracts."),
        ("de-DE", "Von den Mietern sind 40 Prozent Lehrlinge.", "40 Prozent der Lehrlinge sind Mieter."),
    ] {
        assert!(matches!(contradiction(tag, passage, claim), Some(Contradiction::Share(_))), "{claim}");
    }
    for (tag, passage, claim) in [
        ("en-US", "Of the tenants, 40% are students.", "40% of tenants are students."),
        ("en-US", "Students make up 40% of the tenants.", "40% of the tenants are students."),
    ] {
        assert_eq!(contradiction(tag, passage, claim), None, "{claim}");
    }
}

#[test]
fn of_two_things_compared_the_one_has_less_where_the_other_has_more() {
    for (tag, passage, claim) in [
        (
            "en-US",
            "Cases in Hull lasted 9 days longer than in York.",
            "Cases in Hull lasted 9 days shorter than in York.",
        ),
        ("en-US", "Hull had 40 more cases than York.", "York had 40 more cases than Hull."),
        ("es-ES", "La espera es 9 días más larga en el norte.", "La espera es 9 días más corta en el norte."),
        ("en-US", "After the vote 40 clinics closed.", "Before the vote 40 clinics closed."),
    ] {
        assert!(contradiction(tag, passage, claim).is_some(), "{claim}");
    }
    for (tag, passage, claim) in [
        (
            "en-US",
            "Cases in Hull lasted 9 days longer than in York.",
            "Cases in York lasted 9 days shorter than in Hull.",
        ),
        ("en-US", "Hull had 40 more cases than York.", "York had 40 fewer cases than Hull."),
    ] {
        assert_eq!(contradiction(tag, passage, claim), None, "{claim}");
    }
}

#[test]
fn numbers_that_have_changed_places_are_told() {
    let passage = "Northlink carried 412,000 passengers in 2019 and Calmac 538,000.";
    let crossed = "Calmac carried 412,000 passengers in 2019, while Northlink carried 538,000.";
    assert!(contradiction("en-US", passage, crossed).is_some());
    let kept = "Calmac carried 538,000 passengers in 2019, while Northlink carried 412,000.";
    assert_eq!(contradiction("en-US", passage, kept), None);
    let (ratio, turned) =
        ("There is one nurse for every nine patients.", "There is one patient for every nine nurses.");
    assert!(contradiction("en-US", ratio, turned).is_some());
    assert_eq!(contradiction("en-US", ratio, "For every nine patients there is one nurse."), None);
    let share = "Sur 100 voyageurs interrogés en mars, 62 allaient au travail ou en revenaient.";
    let same = "62 voyageurs sur 100 vont au travail ou en reviennent.";
    assert_eq!(contradiction("fr-FR", share, same), None);
}
