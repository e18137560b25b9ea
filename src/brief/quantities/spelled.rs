//! Numbers in words, as a writer of each language spells them: what the reader of quantities is tested with.

/// Returns a number below a million in the words of a language.
pub(super) fn spelled(number: u32, language: &str) -> String {
    match language {
        "de" => german(number),
        "es" => spanish(number),
        "fr" => french(number),
        "it" => italian(number),
        "nl" => dutch(number),
        "pt" => portuguese(number),
        _ => english(number),
    }
}

fn word(list: &str, index: u32) -> &str {
    list.split(' ').nth(index as usize).unwrap()
}

/// Parts a number at its thousands, and joins what the two parts are called.
fn with_thousands(number: u32, name: impl Fn(u32) -> String, thousands: impl Fn(u32) -> String, joint: &str) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => name(rest),
        (count, 0) => thousands(count),
        (count, rest) => format!("{}{joint}{}", thousands(count), name(rest)),
    }
}

fn english(number: u32) -> String {
    const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
        sixteen seventeen eighteen nineteen";
    const TENS: &str = "- ten twenty thirty forty fifty sixty seventy eighty ninety";
    fn below(number: u32) -> String {
        match (number / 100, number % 100) {
            (0, rest @ 0..20) => word(SMALL, rest).to_owned(),
            (0, rest) if rest.is_multiple_of(10) => word(TENS, rest / 10).to_owned(),
            (0, rest) => format!("{}-{}", word(TENS, rest / 10), word(SMALL, rest % 10)),
            (hundreds, 0) => format!("{} hundred", word(SMALL, hundreds)),
            (hundreds, rest) => format!("{} hundred and {}", word(SMALL, hundreds), below(rest)),
        }
    }
    with_thousands(number, below, |count| format!("{} thousand", below(count)), " ")
}

fn spanish(number: u32) -> String {
    const SMALL: &str = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis \
        diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis \
        veintisiete veintiocho veintinueve";
    const TENS: &str = "- diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa";
    const HUNDREDS: &str = "- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos \
        novecientos";
    fn below(number: u32) -> String {
        match (number / 100, number % 100) {
            (0, rest @ 0..30) => word(SMALL, rest).to_owned(),
            (0, rest) if rest.is_multiple_of(10) => word(TENS, rest / 10).to_owned(),
            (0, rest) => format!("{} y {}", word(TENS, rest / 10), word(SMALL, rest % 10)),
            (1, 0) => "cien".to_owned(),
            (hundreds, 0) => word(HUNDREDS, hundreds).to_owned(),
            (hundreds, rest) => format!("{} {}", word(HUNDREDS, hundreds), below(rest)),
        }
    }
    let thousands = |count: u32| if count == 1 { "mil".to_owned() } else { format!("{} mil", below(count)) };
    with_thousands(number, below, thousands, " ")
}

fn french(number: u32) -> String {
    const SMALL: &str = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize \
        dix-sept dix-huit dix-neuf";
    const TENS: &str = "- dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt";
    fn below(number: u32) -> String {
        match (number / 100, number % 100) {
            (0, rest @ 0..20) => word(SMALL, rest).to_owned(),
            (0, 80) => "quatre-vingts".to_owned(),
            (0, 71) => "soixante et onze".to_owned(),
            (0, rest @ (70..80 | 90..100)) => format!("{}-{}", word(TENS, rest / 10), word(SMALL, 10 + rest % 10)),
            (0, rest) if rest.is_multiple_of(10) => word(TENS, rest / 10).to_owned(),
            (0, rest) if rest % 10 == 1 && rest < 80 => format!("{} et un", word(TENS, rest / 10)),
            (0, rest) => format!("{}-{}", word(TENS, rest / 10), word(SMALL, rest % 10)),
            (1, 0) => "cent".to_owned(),
            (1, rest) => format!("cent {}", below(rest)),
            (hundreds, 0) => format!("{} cents", word(SMALL, hundreds)),
            (hundreds, rest) => format!("{} cent {}", word(SMALL, hundreds), below(rest)),
        }
    }
    let thousands = |count: u32| if count == 1 { "mille".to_owned() } else { format!("{} mille", below(count)) };
    with_thousands(number, below, thousands, " ")
}

fn german(number: u32) -> String {
    const SMALL: &str = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn \
        sechzehn siebzehn achtzehn neunzehn";
    const TENS: &str = "- zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig";
    fn unit(number: u32) -> &'static str {
        if number == 1 { "ein" } else { word(SMALL, number) }
    }
    fn below(number: u32) -> String {
        match (number / 100, number % 100) {
            (0, rest @ 0..20) => word(SMALL, rest).to_owned(),
            (0, rest) if rest.is_multiple_of(10) => word(TENS, rest / 10).to_owned(),
            (0, rest) => format!("{}und{}", unit(rest % 10), word(TENS, rest / 10)),
            (hundreds, 0) => format!("{}hundert", unit(hundreds)),
            (hundreds, rest) => format!("{}hundert{}", unit(hundreds), below(rest)),
        }
    }
    let thousands = |count: u32| if count == 1 { "eintausend".to_owned() } else { format!("{}tausend", below(count)) };
    with_thousands(number, below, thousands, "")
}

fn italian(number: u32) -> String {
    const SMALL: &str = "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici \
        quindici sedici diciassette diciotto diciannove";
    const TENS: &str = "- dieci venti trenta quaranta cinquanta sessanta settanta ottanta novanta";
    fn below(number: u32) -> String {
        match (number / 100, number % 100) {
            (0, rest @ 0..20) => word(SMALL, rest).to_owned(),
            (0, rest) => {
                let tens = word(TENS, rest / 10);
                match rest % 10 {
                    0 => tens.to_owned(),
                    // A vowel drops the one before it: "ventuno", "trentotto".
                    unit @ (1 | 8) => format!("{}{}", tens.get(..tens.len() - 1).unwrap(), word(SMALL, unit)),
                    3 => format!("{tens}tré"),
                    unit => format!("{tens}{}", word(SMALL, unit)),
                }
            }
            (hundreds, rest) => {
                let hundred =
                    if hundreds == 1 { "cento".to_owned() } else { format!("{}cento", word(SMALL, hundreds)) };
                if rest == 0 { hundred } else { format!("{hundred}{}", below(rest)) }
            }
        }
    }
    let thousands = |count: u32| if count == 1 { "mille".to_owned() } else { format!("{}mila", below(count)) };
    with_thousands(number, below, thousands, "")
}

fn portuguese(number: u32) -> String {
    const SMALL: &str = "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis \
        dezessete dezoito dezenove";
    const TENS: &str = "- dez vinte trinta quarenta cinquenta sessenta setenta oitenta noventa";
    const HUNDREDS: &str =
        "- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos";
    fn below(number: u32) -> String {
        match (number / 100, number % 100) {
            (0, rest @ 0..20) => word(SMALL, rest).to_owned(),
            (0, rest) if rest.is_multiple_of(10) => word(TENS, rest / 10).to_owned(),
            (0, rest) => format!("{} e {}", word(TENS, rest / 10), word(SMALL, rest % 10)),
            (1, 0) => "cem".to_owned(),
            (hundreds, 0) => word(HUNDREDS, hundreds).to_owned(),
            (hundreds, rest) => format!("{} e {}", word(HUNDREDS, hundreds), below(rest)),
        }
    }
    let thousands = |count: u32| if count == 1 { "mil".to_owned() } else { format!("{} mil", below(count)) };
    let rest = number % 1000;
    let joint = if rest < 100 || rest.is_multiple_of(100) { " e " } else { " " };
    with_thousands(number, below, thousands, joint)
}

fn dutch(number: u32) -> String {
    const SMALL: &str = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien \
        zeventien achttien negentien";
    const TENS: &str = "- tien twintig dertig veertig vijftig zestig zeventig tachtig negentig";
    fn below(number: u32) -> String {
        match (number / 100, number % 100) {
            (0, rest @ 0..20) => word(SMALL, rest).to_owned(),
            (0, rest) if rest.is_multiple_of(10) => word(TENS, rest / 10).to_owned(),
            (0, rest) => {
                let and = if matches!(rest % 10, 2 | 3) { "ën" } else { "en" };
                format!("{}{and}{}", word(SMALL, rest % 10), word(TENS, rest / 10))
            }
            (hundreds, rest) => {
                let hundred =
                    if hundreds == 1 { "honderd".to_owned() } else { format!("{}honderd", word(SMALL, hundreds)) };
                if rest == 0 { hundred } else { format!("{hundred}{}", below(rest)) }
            }
        }
    }
    let thousands = |count: u32| if count == 1 { "duizend".to_owned() } else { format!("{}duizend", below(count)) };
    with_thousands(number, below, thousands, " ")
}
