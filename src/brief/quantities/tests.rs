#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{Currency, Quantity, Unit, plain, read};
use crate::language::Language;
use num_rational::BigRational;

/// A text in a language and the quantities in it.
type Case = (&'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    // Digits and separators
    ("en-US", "93,000 people", &["93000"]),
    ("en-US", "93 000 people", &["93000"]),
    ("en-US", "93.000 people", &["93"]),
    ("de-DE", "93.000 Menschen", &["93000"]),
    ("fr-FR", "93\u{202f}000 personnes", &["93000"]),
    ("de-CH", "93’000 Menschen", &["93000"]),
    ("es-ES", "1.954,5 km", &["1954.5 kilometre"]),
    ("es-MX", "1,954.5 km", &["1954.5 kilometre"]),
    ("es-ES", "0.001 km, 0,001 km, desde 05.2021", &["1/1000 kilometre", "1/1000 kilometre", "5", "2021"]),
    ("es-ES", "un alza de 8.5 %", &["8.5 %"]),
    ("de-DE", "am 12.05.2021", &["12", "5", "2021"]),
    ("en-US", "In 2019, 300 people of 1,200.", &["2019", "300", "1200"]),
    ("en-US", "2½ hours, 3/4 of it, .5 left, open 24/7", &["2.5 hour", "3/4", "1/2", "24", "7"]),
    ("en-US", "pages 12, 150 and 3000", &["12", "150", "3000"]),
    ("en-US", "in the 1990s", &["1990"]),
    ("de-DE", "11'240 Haushalte", &["11240"]),
    ("es-ES", "6,1 M€, 12 M€ y 3 k€", &["6100000 EUR", "12000000 EUR", "3000 EUR"]),
    ("fr-FR", "2,2 M d’euros, 1,2 Md d’euros", &["2200000 EUR", "1200000000 EUR"]),
    ("pt-BR", "R$ 1,2 bi e R$ 3 mi", &["1200000000 BRL", "3000000 BRL"]),
    ("es-ES", "1,2 mill. de euros", &["1200000 EUR"]),
    ("fr-FR", "2,4 Md€ et 3 Mds €", &["2400000000 EUR", "3000000000 EUR"]),
    ("pt-PT", "340, 215 e 78 mil turistas", &["340000", "215000", "78000"]),
    ("en-US", "of those over 65, 3 million", &["65", "3000000"]),
    ("en-US", "five more years, 3 consecutive months", &["5 year", "3 month"]),
    // The sides of a ratio
    ("en-US", "outnumbered five to one, by 9:1", &["5 to one", "9 to one"]),
    ("en-US", "a ratio of one to five", &["1/5 to one"]),
    ("en-US", "fell from five to one, one to five days", &["5", "1", "1 day", "5 day"]),
    ("de-DE", "fünf zu eins", &["5 to one"]),
    ("es-ES", "de cinco a uno, por cinco a uno", &["5", "1", "5 to one"]),
    // Names are not numbers
    ("en-US", "Covid-19, F-16s and the G20 in mid-2021", &["2021"]),
    // Percent
    ("en-US", "8.5%, 9 percent, 10 per cent, 11 %", &["8.5 %", "9 %", "10 %", "11 %"]),
    ("en-US", "a 15-percent rise of 7.1 percentage points", &["15 %", "7.1 points"]),
    ("es-MX", "el 8.5 por ciento", &["8.5 %"]),
    ("de-DE", "8,5 Prozent, 7,1 Prozentpunkte", &["8.5 %", "7.1 points"]),
    ("fr-FR", "8,5\u{202f}%, 7,1 points de pourcentage", &["8.5 %", "7.1 points"]),
    ("it-IT", "l’8,5 per cento", &["8.5 %"]),
    ("pt-BR", "8,5 por cento", &["8.5 %"]),
    ("nl-NL", "8,5 procent", &["8.5 %"]),
    // Signs
    ("en-US", "−3.4 % and minus 2 percent, +5, a-7", &["-3.4 %", "-2 %", "5", "7"]),
    ("en-US", "-$5 million", &["-5000000 dollars"]),
    // Money
    ("en-US", "$180 million", &["180000000 dollars"]),
    ("en-US", "US$1.2bn, USD 5, C$3m, €4", &["1200000000 USD", "5 USD", "3000000 CAD", "4 EUR"]),
    ("en-US", "180,000,000 dollars; 180 million US dollars", &["180000000 dollars", "180000000 USD"]),
    ("en-US", "180 million Mexican pesos, 5 EUR, 6 €", &["180000000 MXN", "5 EUR", "6 EUR"]),
    ("es-MX", "180 millones de dólares, 5 mil millones de pesos", &["180000000 dollars", "5000000000 pesos"]),
    ("es-ES", "3 billones de euros, $ 20", &["3000000000000 EUR", "20 $"]),
    ("fr-FR", "3 milliards d’euros", &["3000000000 EUR"]),
    (
        "de-DE",
        "3 Mrd. €, 4,5 Mio. US-Dollar, 2 Billionen Euro",
        &["3000000000 EUR", "4500000 USD", "2000000000000 EUR"],
    ),
    ("pt-BR", "R$ 2 bilhões; 3 bilhões de reais", &["2000000000 BRL", "3000000000 BRL"]),
    ("pt-PT", "2 mil milhões de euros", &["2000000000 EUR"]),
    ("it-IT", "2 miliardi di euro", &["2000000000 EUR"]),
    ("nl-NL", "2 miljard euro", &["2000000000 EUR"]),
    // Units that are shared
    ("en-US", "60–75 %", &["60 %", "75 %"]),
    ("en-US", "60% to 75%", &["60 %", "75 %"]),
    ("en-US", "between 60 and 75 percent", &["60 %", "75 %"]),
    ("en-US", "12, 15, and 20 percent", &["12 %", "15 %", "20 %"]),
    ("en-US", "$3–4 billion, 4 to 9 million", &["3000000000 dollars", "4000000000 dollars", "4000000", "9000000"]),
    ("en-US", "from 900 to 2 million", &["900", "2000000"]),
    ("de-DE", "zwischen 3 und 4 Milliarden", &["3000000000", "4000000000"]),
    ("en-US", "40 of 102", &["40", "102"]),
    // Measures and ranks
    ("en-US", "a 1,954-mile border; the 15th of 32", &["1954 mile", "15 rank", "32"]),
    // Words
    ("en-US", "ninety-three thousand", &["93000"]),
    ("en-US", "one hundred and twenty people and two dogs", &["120", "2"]),
    ("en-US", "two thousand five hundred million", &["2500000000"]),
    ("en-US", "between one million and two million", &["1000000", "2000000"]),
    ("en-US", "one hundred and two thousand", &["102000"]),
    ("en-US", "a third, two-thirds, half, three quarters", &["1/3", "2/3", "1/2", "3/4"]),
    ("en-US", "half a million, two and a half million, a million and a half", &["500000", "2500000", "1500000"]),
    ("en-US", "a dozen men, two dozen more, a hundred", &["12", "24", "100"]),
    ("en-US", "nineteen percent of thousands; a nation", &["19 %"]),
    (
        "es-MX",
        "treinta y cinco mil; veintidós; mil quinientos; un tercio; dos millones y medio",
        &["35000", "22", "1500", "1/3", "2500000"],
    ),
    (
        "fr-FR",
        "quatre-vingt-dix-sept; soixante et onze; deux cents; vingt et un; un tiers",
        &["97", "71", "200", "21", "1/3"],
    ),
    ("fr-FR", "quatre-vingts pour cent; mille neuf cents", &["80 %", "1900"]),
    (
        "de-DE",
        "dreiundneunzigtausend; einundzwanzig; zwölf; ein Drittel; eine halbe Million",
        &["93000", "21", "12", "1/3", "500000"],
    ),
    ("de-DE", "zwei und neunzig", &["2", "90"]),
    ("pt-BR", "trinta e cinco mil; vinte e um; um terço; dois milhões", &["35000", "21", "1/3", "2000000"]),
    ("it-IT", "trentacinquemila; ventuno; trentotto; un terzo; due milioni", &["35000", "21", "38", "1/3", "2000000"]),
    ("nl-NL", "vijfendertigduizend; tweeëntwintig; een derde", &["35000", "22", "1/3"]),
];

fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

fn told(quantity: &Quantity) -> String {
    let value = &quantity.value;
    let unit = match quantity.unit {
        Unit::None | Unit::Fraction | Unit::Year | Unit::Day | Unit::Label => String::new(),
        Unit::Percent => " %".to_owned(),
        Unit::Points => " points".to_owned(),
        Unit::BasisPoints => " basis points".to_owned(),
        Unit::Ordinal => " rank".to_owned(),
        Unit::Ratio => " to one".to_owned(),
        Unit::Money(Currency(name)) => format!(" {name}"),
        Unit::Measure(name) => format!(" {name}"),
    };
    format!("{value}{unit}")
}

/// Writes an expected value as a fraction, so that the table can say "8.5 %".
fn expected(text: &str) -> String {
    let (number, unit) = text.split_once(' ').map_or((text, ""), |(number, unit)| (number, unit));
    let value = plain(number).map_or_else(|| number.to_owned(), |value: BigRational| value.to_string());
    if unit.is_empty() { value } else { format!("{value} {unit}") }
}

#[test]
fn the_table_of_quantities_is_read() {
    let wrong: Vec<String> = CASES
        .iter()
        .filter_map(|(tag, text, wanted)| {
            let found: Vec<String> = read(text, language(tag)).iter().map(told).collect();
            let wanted: Vec<String> = wanted.iter().map(|text| expected(text)).collect();
            (found != wanted).then(|| format!("{tag} {text:?}: found {found:?}, wanted {wanted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bytes_hold_the_quantity_with_its_surroundings() {
    let text = "spent -US$1.2 billion on it";
    let found = read(text, language("en-US"));
    assert_eq!(&text[found[0].bytes.clone()], "-US$1.2 billion");
    assert_eq!(&text[found[0].number.clone()], "1.2");
    assert_eq!((found[0].scale, found[0].decimals), (9, 1));
}

#[test]
fn units_must_agree_where_the_claim_has_one() {
    let backs = |claim: &str, passage: &str| {
        let english = language("en-US");
        read(passage, english)[0].backs(&read(claim, english)[0])
    };
    assert!(backs("$180 million", "180,000,000 dollars"));
    assert!(backs("$180 million", "US$180 million"));
    assert!(!backs("$180 million", "180 million pesos"));
    assert!(!backs("$180 million", "180 million"));
    assert!(!backs("36.6 %", "36.6 points"));
    assert!(!backs("36.6 %", "36.6"));
    assert!(backs("36.6", "36.6 percent"));
    assert!(!backs("1,954 miles", "1,954 km"));
    assert!(!backs("15", "the 15th"));
    assert!(backs("3.4 %", "−3.4 %"));
    assert!(!backs("+3.4 %", "−3.4 %"));
    assert!(!backs("$180 million", "$180 billion"));
}

#[test]
fn hostile_texts_are_read_in_time() {
    let english = language("en-US");
    for text in ["1".repeat(200_000), "1,111".repeat(50_000), "one hundred and ".repeat(20_000), "-".repeat(100_000)] {
        read(&text, english);
    }
    for tag in ["de-DE", "it-IT", "nl-NL"] {
        read(&"einundeinund".repeat(20_000), language(tag));
        read(&"dreidreidreidreidrei ".repeat(5_000), language(tag));
    }
}
