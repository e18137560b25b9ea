//! French.

use super::data::{Bonds, Data, DateForm, Depictions, Form, NumberForm, Quotes, SPACED, Words};

/// The data.
pub(super) const DATA: Data = Data {
    code: "fr",
    words: Words {
        deck: "Diapositives",
        memo: "Note",
        onepager: "En une page",
        handout: "Support à distribuer",
        contents: "Sommaire",
        agenda: "Ordre du jour",
        bottom_line: "L’essentiel",
        recommendations: "Recommandations",
        endnotes: "Notes de fin",
        endnote: "Note de fin {n}",
        questions: "Questions",
        notes: "Notes",
        appendix: "Annexe",
        readers: "Pour",
        occasion: "Occasion",
        date: "Date",
        presenter: "Présenté par",
        name: "Nom",
        time: "Temps",
        total: "Total",
        next: "Ensuite\u{a0}: {title}",
        contact: "Contact",
        embargo: "Sous embargo jusqu’au {when}",
        copy: "Exemplaire {n} sur {m}",
        key_points: "Points clés",
        sources: "Sources",
        what: "Quoi",
        who: "Qui",
        when: "Quand",
        evidence: "Sources",
        continued: "suite",
        source: "Source\u{a0}:",
        page: "p.\u{a0}{n}",
        page_of: "{x} sur {y}",
        page_x_of_y: "page {x} sur {y}",
        cited_on: "cité p.\u{a0}{pages}",
        minutes: "{n}\u{a0}min",
        paragraph: "par.\u{a0}{n}",
        paragraphs: "par.\u{a0}{n}–{m}",
        list: "liste {n}",
        item: "point {n}",
        table: "tableau {n}",
        row: "ligne {n}",
        quotation: "citation {n}",
        picture: "image {n}",
        code: "code {n}",
        its_notes: "ses notes indiquent\u{a0}:",
        own: "appréciation propre du bureau",
        excerpt: "extrait du rapport",
        credit: "Crédit",
        speaker_notes: "notes de l’orateur",
        rounded: "arrondi",
        up: "en hausse de",
        down: "en baisse de",
        unchanged: "inchangé",
        since: "depuis {when}",
        part_of: "sur {n}",
        rank: "{n} sur {m}",
        trend: "évolution",
    },
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    abbreviations: &[
        "m", "mm", "mme", "mmes", "mlle", "dr", "pr", "prof", "me", "st", "ste", "n", "no", "nos", "art", "fig", "vol",
        "chap", "p", "pp", "cf", "éd", "env", "ex", "av", "bd", "janv", "févr", "avr", "juil", "sept", "oct", "nov",
        "déc", "hab", "tél",
    ],
    leading: &[
        "le", "la", "les", "un", "une", "des", "de", "du", "en", "à", "au", "aux", "par", "pour", "avec", "et", "ou",
        "que", "sur",
    ],
    depictions: Depictions { nouns: "image photo photographie illustration", of: "de du des d’ montrant" },
    bonds: Bonds {
        units: "mille million millions milliard milliards billion billions",
        references: "p. pp. par. n° no. vol. chap. art. fig. ch. c. ca.",
        numbered: "page pages note notes paragraphe section chapitre tableau figure ligne liste article",
        titles: "M. MM. Mme Mmes Mlle Dr Me Mgr",
        months: "janv. févr. avr. juill. sept. oct. nov. déc.",
        of: "",
    },
    form: Form { quotes: QUOTES, date: DATE, number: SPACED },
    // In Canada the space is the usual no-break one; in Switzerland the guillemets inside are single.
    regions: &[
        (&["CA"], Form { quotes: CANADIAN, date: DATE, number: NumberForm { group: '\u{a0}', ..SPACED } }),
        (&["CH"], Form { quotes: SWISS, date: DATE, number: SPACED }),
    ],
};

/// 1er septembre 2021, 15 septembre 2021.
const DATE: DateForm = DateForm { pattern: "{day} {month} {year}", first: "1er" };

/// Guillemets with narrow no-break spaces inside.
const QUOTES: Quotes = Quotes { outer: ("«\u{202f}", "\u{202f}»"), inner: ("“", "”") };
/// Guillemets with no-break spaces inside, as the Canadian government's style guide has them.
const CANADIAN: Quotes = Quotes { outer: ("«\u{a0}", "\u{a0}»"), inner: ("“", "”") };
/// Guillemets of both kinds with narrow no-break spaces inside.
const SWISS: Quotes = Quotes { outer: ("«\u{202f}", "\u{202f}»"), inner: ("‹\u{202f}", "\u{202f}›") };
