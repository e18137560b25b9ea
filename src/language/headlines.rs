//! Headlines that name a topic and say nothing of it: those that have no verb.
//!
//! Which words are verbs cannot be told without a dictionary, but some headlines leave no room for one: where each noun is
//! led in by an article or a preposition ("El gasto en defensa"), and where no word is in a list of common verbs or has an
//! ending of verbs (English). All else is in doubt, and nothing is said of it.

/// What is known of a language's little words.
struct Words {
    /// The language.
    code: &'static str,
    /// Articles, possessives and numbers: a noun follows.
    articles: &'static str,
    /// Prepositions and conjunctions that lead to a noun.
    links: &'static str,
    /// Prepositions that make of the word before them a noun: "of". After others it may be a command: "Invest in".
    of: &'static str,
}

/// The words of all languages. Those that may be pronouns before a verb are articles only at the start: "la ayuda" may be
/// "helps her".
const WORDS: [Words; 7] = [
    Words {
        code: "de",
        articles: "der die das dem den des ein eine einer eines einem einen kein keine unser unsere ihr ihre sein seine",
        links: "von vom zu zum zur in im an am auf für mit bei beim nach aus über unter gegen ohne und oder der des",
        of: "von vom der des",
    },
    Words {
        code: "en",
        articles: "the a an this these our their its his her your my no some two three four five six seven eight nine ten",
        links: "of in on at for from by with and or to as about after before between under over against without versus vs",
        of: "of",
    },
    Words {
        code: "es",
        articles: "el la los las un una unos unas su sus nuestro nuestra nuestros nuestras este esta estos estas",
        links: "de del en a al con por para sin sobre entre y e o u contra tras desde hasta",
        of: "de del",
    },
    Words {
        code: "fr",
        articles: "le la les un une des son sa ses leur leurs notre nos ce cette ces",
        links: "de du des en à au aux avec par pour sans sur entre et ou contre dans chez vers",
        of: "de du des",
    },
    Words {
        code: "it",
        articles: "il lo la i gli le un uno una",
        links: "di del dello della dei degli delle in nel nella nei nelle a al alla ai alle con per senza su sul sulla tra fra \
                e o contro da dal dalla",
        of: "di del dello della dei degli delle",
    },
    Words {
        code: "nl",
        articles: "de het een deze dit die dat onze ons hun zijn",
        links: "van in op aan bij met voor naar uit over onder tegen zonder tussen en of",
        of: "van",
    },
    Words {
        code: "pt",
        articles: "o a os as um uma uns umas seu sua seus suas nosso nossa este esta estes estas",
        links: "de do da dos das em no na nos nas a ao à aos às com por pelo pela para sem sobre entre e ou contra",
        of: "de do da dos das",
    },
];

/// English verbs that have no ending of their own: auxiliaries, past forms, and what is said in the plural or commanded.
const ENGLISH_VERBS: &str = "\
    is are was were be am been has have had do does did can could may might must shall should will would cannot \
    ought need needs let lets get gets got give gave given go went gone keep kept make made take took taken come came \
    become became begin began bring brought build built buy bought cost cut drive drove fall fell feel felt fight fought \
    find found fly flew forget grow grew hold held know knew lead led leave left lend lent lie lose lost mean meant meet \
    met pay paid put read rise rose run ran say said see saw seek sought sell sold send sent set show shown shut speak \
    spoke spend spent split spread stand stood steal stole strike struck teach taught tell told think thought throw threw \
    win won write wrote hit hurt \
    act add adopt agree aim allow appear apply approve argue ask avoid back ban beat believe block borrow call carry \
    cause change check choose close contend continue control count create decide decline defend delay demand depend \
    deserve differ double drop ease end enter exceed exist expand expect explain export face fail fear fill finance \
    fix follow force free fund gain halt harm help hinder hope hurry ignore import improve include increase invest join \
    kill last launch learn like limit listen live look lower matter move offer open oppose order outpace owe plan play \
    prepare press prevent protect prove pull push raise reach rebuild reduce refuse reject remain remove repeat replace \
    require rest restore return reward risk save scale share shift shrink slow solve start stay step stop strain suffer \
    support surge target threaten trade train treat trust try turn use vary visit vote wait want warn watch weaken work \
    worry worsen yield";

/// Words that stand for persons or plurals, after which a verb has no ending.
const ENGLISH_SUBJECTS: &str = "\
    i you we they it he she who what why how when where there people children men women police data media both many few \
    most all others one which that if whether than not never";

/// Returns whether a headline in a language is surely no sentence.
pub(super) fn is_topic(code: &str, headline: &str) -> bool {
    let Some(known) = WORDS.iter().find(|words| words.code == code) else { return false };
    // A question, or two parts of which one may say something.
    if headline.contains(['?', '!', ':', ';', '–', '—', '…', '“', '«', '„']) {
        return false;
    }
    let words: Vec<&str> = headline
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '’' && c != '\''))
        .filter(|word| !word.is_empty())
        .collect();
    match code {
        _ if words.len() < 2 => false,
        "en" => !in_doubt_in_english(&words),
        "de" => !in_doubt_in_german(known, &words),
        _ => is_noun_phrase(known, &words),
    }
}

/// Returns whether a list holds a word.
fn holds(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// Returns whether a word of an English headline may be a verb.
fn in_doubt_in_english(words: &[&str]) -> bool {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase().replace('’', "'")).collect();
    let commands = lower.get(1).is_some_and(|second| holds(AFTER_COMMANDS, second));
    commands
        || lower.iter().enumerate().any(|(at, word)| {
            let led_in = at > 0 && holds(BEFORE_NOUNS, &lower[at - 1]);
            let of_something = lower.get(at + 1).is_some_and(|next| next == "of") && !holds(WITH_OF, word);
            !led_in && !of_something && may_be_english_verb(word)
        })
}

/// What no noun has behind it: the word before is a command.
const AFTER_COMMANDS: &str = "the a an this that these those our their its his her your my all no more";
/// What a noun or its adjective follows, and no verb.
const BEFORE_NOUNS: &str = "the a an its their our your his my";
/// Verbs that go with "of": other words before it are nouns.
const WITH_OF: &str = "    thinks thought think speaks spoke speak consists consisted approves approved approve disposes disposed warns warned     complains complained tells told tell hears heard hear dies died die reminds reminded is are was were made makes rid     rids robbed robs accuses accused convicts convicted assures assured";

fn may_be_english_verb(word: &str) -> bool {
    let shortened = ["n't", "'ll", "'re", "'ve", "'d", "'m"].iter().any(|end| word.ends_with(end));
    // "Debt’s rise" has no verb, "it’s" has one.
    if let Some(stem) = word.strip_suffix("'s") {
        return holds(ENGLISH_SUBJECTS, stem) || stem == "here" || stem == "let";
    }
    let third_person = word.ends_with('s') && !["ss", "us", "is", "s'"].iter().any(|end| word.ends_with(end));
    let past = word.ends_with("ed");
    shortened
        || third_person && !holds("its his this as across towards", word)
        || past
        || holds(ENGLISH_VERBS, word)
        || holds(ENGLISH_SUBJECTS, word)
}

/// Returns whether a word of a German headline may be a verb: nouns have a capital, verbs have none but at the start.
fn in_doubt_in_german(known: &Words, words: &[&str]) -> bool {
    let Some((first, rest)) = words.split_first() else { return true };
    let little = |word: &str| holds(known.articles, word) || holds(known.links, word);
    let starts_with_noun = holds(known.articles, &first.to_lowercase())
        || rest.first().is_some_and(|second| holds(known.of, second) || holds("und", second));
    !starts_with_noun || rest.iter().any(|word| word.starts_with(char::is_lowercase) && !little(word))
}

/// Returns whether words are nouns each of which is led in: `article? noun (link article? noun)*`.
fn is_noun_phrase(known: &Words, words: &[&str]) -> bool {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let is_article = |at: usize| lower.get(at).is_some_and(|word| holds(known.articles, word));
    let is_link = |at: usize| lower.get(at).is_some_and(|word| holds(known.links, word));
    let mut at = 0;
    let led_in = is_article(0);
    at += usize::from(led_in);
    // A noun without an article might be a command.
    if !led_in && !lower.get(1).is_some_and(|word| holds(known.of, word)) {
        return false;
    }
    loop {
        if at >= words.len() || is_article(at) || is_link(at) {
            return false;
        }
        at += 1;
        // Names go on: "de la Guardia Nacional".
        while words.get(at).is_some_and(|word| word.starts_with(char::is_uppercase)) {
            at += 1;
        }
        if at == words.len() {
            return true;
        }
        if !is_link(at) {
            return false;
        }
        at += 1;
        at += usize::from(is_article(at) || is_link(at));
    }
}

#[cfg(test)]
mod tests {
    use super::is_topic;

    #[test]
    fn what_has_no_room_for_a_verb_is_a_topic() {
        for (code, headline) in [
            ("en", "Strength of the National Guard"),
            ("en", "Costs of the levy"),
            ("en", "The causes of the losses"),
            ("en", "Government debt of Mexico"),
            ("en", "The road to recovery"),
            ("en", "Budget overview"),
            ("en", "Mexico’s energy policy"),
            ("de", "Die Stärke der Nationalgarde"),
            ("de", "Lage und Ausblick"),
            ("es", "El costo de la guerra"),
            ("es", "Deuda de México"),
            ("fr", "Le coût de la guerre"),
            ("it", "Il costo della guerra"),
            ("nl", "De kosten van de oorlog"),
            ("pt", "O custo da guerra"),
        ] {
            assert!(is_topic(code, headline), "{code}: {headline}");
        }
    }

    #[test]
    fn sentences_are_no_topics_and_what_is_in_doubt_is_passed_over() {
        for (code, headline) in [
            ("en", "Debt rose by seven points"),
            ("en", "The Guard grows"),
            ("en", "Fund the bridge now"),
            ("en", "Defund the programme"),
            ("en", "Why it matters here"),
            ("en", "It’s time"),
            ("en", "People in need eat less"),
            ("en", "What next?"),
            ("en", "Costs and benefits"),
            ("en", "The report speaks of war"),
            ("en", "The guard reports losses"),
            ("en", "Economy"),
            ("de", "Die Nationalgarde wächst"),
            ("de", "Helfen Sie der Garde"),
            ("de", "Garde hilft dem Zoll"),
            ("es", "La guardia crece"),
            ("es", "La ayuda la policía"),
            ("es", "Invierta en paz"),
            ("fr", "La dette monte"),
            ("it", "Il debito sale di sette punti"),
            ("nl", "De schuld stijgt"),
            ("pt", "A dívida sobe"),
            ("ja", "Economy of the north"),
        ] {
            assert!(!is_topic(code, headline), "{code}: {headline}");
        }
    }
}
