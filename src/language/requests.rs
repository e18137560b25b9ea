//! Sentences that ask for something, and headings that say what a section is for: how they are told in each language.
//!
//! Phrases stand in lower case and part at commas; `*` stands for any end of a word. The longest phrase at a word holds, so
//! that what looks like a request and is none ("should have been") takes the place of the request in it.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a drafter knows of a language.
struct Phrases {
    /// The language.
    code: &'static str,
    /// What asks: "must", "recommends that".
    asks: &'static str,
    /// What holds such words and asks for nothing.
    asks_not: &'static str,
    /// Headings over requests.
    requests: &'static str,
    /// Headings over what the whole report comes to.
    summaries: &'static str,
    /// Headings over its end.
    conclusions: &'static str,
    /// Headings over what is no finding: sources, thanks, methods.
    apparatus: &'static str,
    /// Words behind a comma that begin an aside: "which".
    relatives: &'static str,
    /// Words that stand for what an earlier sentence names: "they".
    pronouns: &'static str,
}

/// What a section is for, as its heading tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It asks for something.
    Requests,
    /// It says what the whole comes to.
    Summary,
    /// It ends the report.
    Conclusion,
    /// Sources, thanks, methods.
    Apparatus,
    /// Anything else.
    Body,
}

const ALL: [Phrases; 7] = [
    Phrases {
        code: "de",
        asks: "muss, müssen, müsse, müssten, sollte, sollten, soll, sollen, empfiehlt, empfehlen, empfohlen, fordert, fordern, \
               ist erforderlich, ist notwendig, ist geboten, ist unerlässlich, ist unabdingbar, ist dringend, sind dringend, \
               ist sicherzustellen, sind sicherzustellen, gilt es, bedarf es, sind aufgefordert, ist aufgefordert, \
               raten wir, wir bitten, bitten wir, bittet um, bitten um",
        asks_not: "muss man sagen, muss offen bleiben, soll es heißen, sollte sich, sollen angeblich, soll angeblich, \
                   sollte es, sollten sie, soll sich, nicht fordern, fordert man",
        requests: "empfehlung*, forderung*, handlungsempfehlung*, maßnahmen, nächste schritte, was zu tun ist",
        summaries: "zusammenfassung, kurzfassung, überblick, das wichtigste, kernaussagen, auf einen blick, management summary",
        conclusions: "fazit, schluss, schlussfolgerung*, schlussbemerkung*, ausblick, ergebnis",
        apparatus: "literatur, literaturverzeichnis, quellen, quellenverzeichnis, danksagung, dank, methode, methodik, vorgehen, \
                    inhalt, inhaltsverzeichnis, glossar, abkürzungen, anhang, impressum",
        relatives: "der, die, das, dem, den, deren, dessen, was, wobei, wo, wofür, womit",
        pronouns: "er, sie, es, ihm, ihr, ihnen, ihn, diese, dieser, dieses, diesen, diesem, davon, dabei, dafür, damit, daran, dort, jene, solche, seine, ihre, beide",
    },
    Phrases {
        code: "en",
        asks: "must, should, shall, ought to, need to, needs to, recommend, recommends, recommended that, we recommend, urge, \
               urges, we call on, calls on, we call upon, calls upon, report calls for, it calls for, is imperative, imperative that, imperative to, \
               is essential, essential that, is vital, vital that, is crucial, is necessary, necessary to, \
               are asked to, is asked to, are urged to, is urged to, it is time to, there is a need for, asks for, \
               asks that, asks the",
        asks_not: "must have, must not be read, must be said, must be noted, must admit, should have, should be noted, \
                   should be read, should be said, should it, should they, should he, should she, should we, as it should, \
                   as they should, than it should, than they should, if it should, no need to, not need to, did not need to, \
                   never recommended",
        requests: "recommendation*, recommended *, next steps, way forward, the way forward, what should be done, \
                   what must be done, what is to be done, what we ask, calls to action, call to action, proposals, asks, actions",
        summaries: "summary, executive summary, abstract, overview, key findings, key messages, key points, main findings, \
                    highlights, at a glance, in brief, digest",
        conclusions: "conclusion*, concluding *, closing remarks, final remarks, outlook, findings",
        apparatus: "references, bibliography, sources, works cited, notes, endnotes, acknowledgement*, acknowledgment*, \
                    method*, about this report, about the author*, contents, table of contents, glossary, abbreviations, \
                    appendix, annex, further reading, disclaimer",
        relatives: "which, who, whose, whom, where",
        pronouns: "it, its, they, them, their, this, these, those, he, she, him, his, her, such, both, there, that, neither, others",
    },
    Phrases {
        code: "es",
        asks: "debe, deben, debería, deberían, deberá, deberán, debiera, debieran, hay que, habría que, es necesario, \
               es imprescindible, es preciso, es imperativo, es urgente, es fundamental, es indispensable, es esencial, \
               recomienda, recomiendan, recomendamos, se recomienda, insta a, instan a, se insta, instamos, exhorta*, \
               conviene que, tiene que, tienen que, ha de, han de, se pide, pedimos, pide que, \
               piden que, se propone",
        asks_not: "se debe a, se deben a, debe a, deben a, debe decirse, debe leerse, se debe en, se deben en, deberse a, \
                   debe haber sido",
        requests: "recomendación, recomendaciones, propuesta*, medidas, próximos pasos, qué hacer, líneas de actuación",
        summaries: "resumen, resumen ejecutivo, síntesis, lo esencial, mensajes clave, panorama",
        conclusions: "conclusión, conclusiones, consideraciones finales, perspectivas, balance",
        apparatus: "referencias, bibliografía, fuentes, agradecimientos, metodología, método, índice, glosario, siglas, anexo, \
                    anexos, notas, aviso",
        relatives: "que, quien, quienes, cuyo, cuya, cuyos, cuyas, donde",
        pronouns: "ello, ella, él, ellos, ellas, esto, esta, este, estos, estas, eso, esa, ese, esos, esas, su, sus, tal, tales, ambos, allí",
    },
    Phrases {
        code: "fr",
        asks: "doit, doivent, devrait, devraient, devra, devront, il faut, il faudrait, il faudra, il convient de, \
               il convient d, est nécessaire, est impératif, est indispensable, est essentiel, est urgent, il importe de, \
               il importe que, recommande, recommandent, recommandons, préconise, préconisent, appelle à, appellent à, invite, \
               invitent, invitons, exhorte*, demande que, demandons",
        asks_not: "doit son, doit sa, doit ses, doivent leur, doit à, doivent à, doit être lu, faut dire, faut noter, \
                   invite à penser, doit avoir été",
        requests: "recommandation*, préconisation*, mesures, propositions, prochaines étapes, que faire",
        summaries: "résumé, synthèse, l essentiel, en bref, points clés, messages clés, vue d ensemble",
        conclusions: "conclusion*, perspectives, bilan",
        apparatus: "références, bibliographie, sources, remerciements, méthode, méthodologie, sommaire, table des matières, \
                    glossaire, sigles, annexe*, notes, avertissement",
        relatives: "qui, que, dont, où, lequel, laquelle, lesquels, lesquelles",
        pronouns: "il, elle, ils, elles, cela, ceci, ce, cet, cette, ces, son, sa, ses, leur, leurs, tel, telle, y, en, celui, celle",
    },
    Phrases {
        code: "it",
        asks: "deve, devono, dovrebbe, dovrebbero, dovrà, dovranno, occorre, occorrono, bisogna, bisognerebbe, è necessario, \
               è indispensabile, è imperativo, è essenziale, è urgente, è opportuno, è fondamentale, raccomanda, raccomandano, \
               raccomandiamo, si raccomanda, invita a, invitiamo, sollecita, sollecitano, chiede che, chiede di, chiediamo, \
               va garantito, va garantita, vanno garantiti, vanno garantite",
        asks_not: "si deve a, si devono a, deve il suo, deve la sua, deve a, devono a, deve aver, deve essere letto, \
                   si deve al, si deve alla",
        requests: "raccomandazione, raccomandazioni, proposte, misure, prossimi passi, che fare",
        summaries: "sintesi, riassunto, sommario, in breve, messaggi chiave, punti chiave, quadro",
        conclusions: "conclusione, conclusioni, prospettive, bilancio",
        apparatus: "riferimenti, bibliografia, fonti, ringraziamenti, metodo, metodologia, indice, glossario, sigle, appendice, \
                    allegato, allegati, note, avvertenza",
        relatives: "che, cui, quale, quali, dove",
        pronouns: "esso, essa, essi, esse, lui, lei, loro, questo, questa, questi, queste, quello, quella, ciò, suo, sua, suoi, tale, tali, vi, ne",
    },
    Phrases {
        code: "nl",
        asks: "moet, moeten, dient, dienen, zou moeten, zouden moeten, hoort te, behoort te, beveelt, bevelen, aanbevolen, \
               adviseert, adviseren, is noodzakelijk, noodzakelijk dat, is nodig dat, is van belang dat, is dringend, roept op, \
               roepen op, verzoekt, verzoeken, vraagt om, vragen om",
        asks_not: "moet blijken, moet gezegd, dient zich, dienen zich, moet haast",
        requests: "aanbeveling*, maatregelen, voorstellen, volgende stappen, wat te doen",
        summaries: "samenvatting, in het kort, kernpunten, overzicht, hoofdlijnen",
        conclusions: "conclusie*, slot, slotbeschouwing, vooruitblik",
        apparatus: "literatuur, bronnen, dankwoord, methode, verantwoording, inhoud, inhoudsopgave, begrippen, afkortingen, \
                    bijlage*, noten",
        relatives: "die, dat, wat, waarbij, waarvan, waar, wie",
        pronouns: "hij, zij, ze, het, hen, hun, deze, dit, die, dat, daar, daarvan, daarbij, zijn, haar, zulke, beide, er",
    },
    Phrases {
        code: "pt",
        asks: "deve, devem, deveria, deveriam, deverá, deverão, é necessário, é preciso, é imperativo, é essencial, \
               é fundamental, é urgente, é indispensável, há que, recomenda, recomendam, recomendamos, recomenda se, tem de, \
               têm de, tem que, têm que, convém, insta, instam, apela a, apelamos, exorta*, propõe se, pedimos, pede que, \
               pedem que",
        asks_not: "se deve a, se devem a, deve se a, devem se a, deve a, devem a, deve ao, deve se ao, devem se ao, deve ter, \
                   se deve ao, se devem ao",
        requests: "recomendação, recomendações, proposta*, medidas, próximos passos, o que fazer",
        summaries: "resumo, resumo executivo, sumário executivo, síntese, em resumo, mensagens principais, panorama",
        conclusions: "conclusão, conclusões, considerações finais, perspectivas, perspetivas, balanço",
        apparatus: "referências, bibliografia, fontes, agradecimentos, método, metodologia, índice, sumário, glossário, siglas, \
                    anexo, anexos, notas, aviso",
        relatives: "que, quem, cujo, cuja, cujos, cujas, onde, qual, quais",
        pronouns: "ele, ela, eles, elas, isso, isto, este, esta, estes, estas, esse, essa, esses, essas, seu, sua, seus, suas, tal, tais, ambos, lá",
    },
];

/// Phrases of a list by their first word, as every word of a report is looked up.
struct Index {
    by_word: HashMap<&'static str, Vec<&'static str>>,
    /// Those whose first word has any end.
    open: Vec<&'static str>,
}

/// Phrases that ask, and those that hold such words and do not.
static INDEXED: LazyLock<[(Index, Index); 7]> =
    LazyLock::new(|| ALL.each_ref().map(|phrases| (Index::of(phrases.asks), Index::of(phrases.asks_not))));

impl Index {
    fn of(list: &'static str) -> Index {
        let mut index = Index { by_word: HashMap::new(), open: Vec::new() };
        for phrase in list.split(',').map(str::trim) {
            match phrase.split(' ').next().unwrap_or("") {
                first if first.ends_with('*') => index.open.push(phrase),
                first => index.by_word.entry(first).or_default().push(phrase),
            }
        }
        index
    }

    /// Returns the number of words of the longest phrase that stands at a word, 0 where none does.
    fn longest(&self, words: &[String], at: usize) -> usize {
        let exact = words.get(at).and_then(|word| self.by_word.get(word.as_str())).into_iter().flatten();
        exact.chain(&self.open).filter_map(|phrase| length(phrase, words, at)).max().unwrap_or(0)
    }
}

/// Returns whether a sentence asks for something.
pub(super) fn asks(code: &str, sentence: &str) -> bool {
    let position = ALL.iter().position(|phrases| phrases.code == code);
    let Some((asking, not_asking)) = position.and_then(|position| INDEXED.get(position)) else { return false };
    let words = words(sentence);
    // A question, and "Should the trend hold, …", ask for nothing.
    if sentence.trim_end().ends_with('?') || (code == "en" && words.first().is_some_and(|first| first == "should")) {
        return false;
    }
    (0..words.len()).any(|at| {
        let before = at.saturating_sub(LONGEST_LEAD);
        // What is none may begin earlier: "if it should".
        let is_hidden = || (before..=at).any(|from| from + not_asking.longest(&words, from) > at);
        asking.longest(&words, at) > 0 && !is_hidden()
    })
}

/// Words that an exception has before the word that asks, at the most.
const LONGEST_LEAD: usize = 3;

/// Returns what a section is for whose heading is so.
pub(super) fn purpose(code: &str, heading: &str) -> Purpose {
    let Some(phrases) = of(code) else { return Purpose::Body };
    // "5.2 Recommendations", "IV. Conclusions"
    let words: Vec<String> = words(heading).into_iter().skip_while(|word| is_number(word)).collect();
    let opens = |list: &str| longest(list, &words, 0) > 0;
    let closes = |list: &str| (1..words.len()).any(|at| at + longest(list, &words, at) == words.len());
    if opens(phrases.requests) || closes(phrases.requests) {
        Purpose::Requests
    } else if is_whole(phrases.summaries, &words) {
        Purpose::Summary
    } else if is_whole(phrases.conclusions, &words) || (opens(phrases.conclusions) && words.len() <= SHORT_HEADING) {
        Purpose::Conclusion
    } else if is_whole(phrases.apparatus, &words) || (opens(phrases.apparatus) && words.len() <= SHORT_HEADING) {
        Purpose::Apparatus
    } else {
        Purpose::Body
    }
}

/// A heading of more words says something of its own.
const SHORT_HEADING: usize = 3;

/// Returns whether a word begins an aside behind a comma.
pub(super) fn is_relative(code: &str, word: &str) -> bool {
    of(code).is_some_and(|phrases| phrases.relatives.split(',').any(|known| known.trim() == word))
}

/// Returns whether a sentence begins with something that only an earlier one explains.
pub(super) fn leans_back(code: &str, sentence: &str) -> bool {
    let Some(phrases) = of(code) else { return false };
    let is_pronoun = |word: &String| phrases.pronouns.split(',').any(|known| known.trim() == word);
    words(sentence).iter().take(OPENING).any(is_pronoun)
}

/// Words with which a sentence begins. Later pronouns are mostly explained by what stands before them.
const OPENING: usize = 6;

fn of(code: &str) -> Option<&'static Phrases> {
    ALL.iter().find(|phrases| phrases.code == code)
}

fn is_number(word: &str) -> bool {
    word.chars().all(|char| char.is_ascii_digit()) || word.chars().all(|char| matches!(char, 'i' | 'v' | 'x'))
}

/// Returns whether a heading is one phrase, an article before it or not.
fn is_whole(list: &str, words: &[String]) -> bool {
    (0..words.len().min(2)).any(|from| {
        let length = longest(list, words, from);
        length > 0 && from + length == words.len()
    })
}

/// Returns the number of words of the longest phrase of a list that stands at a word, 0 where none does.
fn longest(list: &str, words: &[String], at: usize) -> usize {
    list.split(',').filter_map(|phrase| length(phrase, words, at)).max().unwrap_or(0)
}

/// Returns the number of words of a phrase, where it stands at a word.
fn length(phrase: &str, words: &[String], at: usize) -> Option<usize> {
    let mut length = 0;
    for wanted in phrase.split_whitespace() {
        let word = words.get(at + length)?;
        let is_it = wanted.strip_suffix('*').map_or(word == wanted, |beginning| word.starts_with(beginning));
        if !is_it {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// Parts a text into words in lower case.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|char: char| !char.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{Purpose, asks, purpose};

    #[test]
    fn requests_are_told_from_what_looks_like_them() {
        for (code, sentence) in [
            ("en", "The board must replace the mains."),
            ("en", "It is imperative that planning starts."),
            ("en", "We recommend that fees stay as they are."),
            ("de", "Das Land sollte die Mittel bis 2026 freigeben."),
            ("de", "Wir empfehlen, die Wartelisten zu veröffentlichen."),
            ("es", "El hospital debe abrir dos quirófanos."),
            ("es", "Se recomienda publicar las listas."),
            ("fr", "La ville devrait publier ses comptes."),
            ("fr", "Il convient d’agir."),
            ("it", "Occorre pubblicare i conti."),
            ("nl", "De gemeente moet de kosten melden."),
            ("pt", "A câmara deve publicar as contas."),
        ] {
            assert!(asks(code, sentence), "{code}: {sentence}");
        }
        for (code, sentence) in [
            ("en", "The mains were replaced."),
            ("en", "The board should have known."),
            ("en", "It should be noted that leaks rose."),
            ("en", "Should the trend hold, fees rise."),
            ("en", "What should be done?"),
            ("es", "El retraso se debe a la lluvia."),
            ("fr", "La ville doit son nom à un saint."),
            ("it", "Il ritardo si deve alla pioggia."),
            ("pt", "O atraso se deve a chuvas."),
        ] {
            assert!(!asks(code, sentence), "{code}: {sentence}");
        }
    }

    #[test]
    fn headings_tell_what_a_section_is_for() {
        for (code, heading, wanted) in [
            ("en", "Recommendations", Purpose::Requests),
            ("en", "5.2 Recommendations for the board", Purpose::Requests),
            ("en", "Conclusions and recommendations", Purpose::Requests),
            ("en", "Executive summary", Purpose::Summary),
            ("en", "Conclusion", Purpose::Conclusion),
            ("en", "References", Purpose::Apparatus),
            ("en", "Sources of the leaks and their cost", Purpose::Body),
            ("de", "Handlungsempfehlungen", Purpose::Requests),
            ("de", "Zusammenfassung", Purpose::Summary),
            ("es", "Recomendaciones", Purpose::Requests),
            ("fr", "Résumé", Purpose::Summary),
            ("it", "Conclusioni", Purpose::Conclusion),
            ("nl", "Aanbevelingen", Purpose::Requests),
            ("pt", "Referências", Purpose::Apparatus),
        ] {
            assert_eq!(purpose(code, heading), wanted, "{code}: {heading}");
        }
    }
}
