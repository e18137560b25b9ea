//! English.

use super::data::{Bonds, Data, DateForm, ENGLISH, Form, POINT, Quotes, Words};

/// The data.
pub(super) const DATA: Data = Data {
    code: "en",
    words: Words {
        contents: "Contents",
        agenda: "Agenda",
        bottom_line: "Bottom line",
        recommendations: "Recommendations",
        endnotes: "Endnotes",
        endnote: "Endnote {n}",
        questions: "Questions",
        notes: "Notes",
        annex: "Annex",
        readers: "For",
        occasion: "Occasion",
        date: "Date",
        presenter: "Presented by",
        name: "Name",
        time: "Time",
        total: "Total",
        next: "Next: {title}",
        contact: "Contact",
        copy: "Copy {n} of {m}",
        key_points: "Key points",
        sources: "Sources",
        what: "What",
        who: "Who",
        when: "When",
        evidence: "Evidence",
        continued: "continued",
        source: "Source:",
        page: "p.\u{a0}{n}",
        page_of: "{x} of {y}",
        page_x_of_y: "page {x} of {y}",
        cited_on: "cited on p.\u{a0}{pages}",
        minutes: "{n}\u{a0}min",
        paragraph: "par.\u{a0}{n}",
        paragraphs: "par.\u{a0}{n}–{m}",
        list: "list {n}",
        item: "item {n}",
        table: "table {n}",
        row: "row {n}",
        quotation: "quotation {n}",
        picture: "picture {n}",
        code: "code {n}",
        its_notes: "its notes say:",
        own: "desk’s own judgment",
        excerpt: "excerpt from the report",
        credit: "Credit",
        speaker_notes: "speaker notes",
        rounded: "rounded",
    },
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    abbreviations: &[
        "mr", "mrs", "ms", "dr", "prof", "st", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "rev", "hon",
        "messrs", "no", "nos", "vol", "fig", "figs", "sec", "ch", "art", "pp", "p", "par", "ed", "eds", "vs", "cf",
        "viz", "approx", "ca", "est", "dept", "univ", "assn", "bros", "e.g", "i.e", "jan", "feb", "mar", "apr", "jun",
        "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    ],
    leading: &[
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "its",
        "is",
    ],
    bonds: Bonds {
        units: "a.m. p.m. thousand million billion trillion percent bn tn pp mil",
        references: "\
            p. pp. par. pars. para. paras. no. nos. vol. vols. ch. chap. sec. art. fig. figs. n. nn. ed. eq. c. ca.",
        numbered: "page pages note notes paragraph section chapter table figure item row list article",
        titles: "Mr. Mrs. Ms. Dr. Prof. Gen. Sen. Rep. Gov. Lt. Col. Capt. Adm. St. Mr Mrs Ms Dr",
        months: "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.",
        of: "",
    },
    form: Form { quotes: ENGLISH, date: MONTH_FIRST, number: POINT },
    regions: &[
        (
            &["AU", "GB", "IE", "NZ", "ZA"],
            Form { quotes: Quotes { outer: ("‘", "’"), inner: ("“", "”") }, date: DAY_FIRST, number: POINT },
        ),
        (
            &["001", "150", "BE", "CH", "DE", "EU", "FR", "HK", "IN", "JM", "KE", "MT", "NG", "NL", "PK", "SG", "TT"],
            Form { quotes: ENGLISH, date: DAY_FIRST, number: POINT },
        ),
    ],
};

/// September 15, 2021.
const MONTH_FIRST: DateForm = DateForm { pattern: "{month} {day}, {year}", first: "1" };
/// 15 September 2021.
const DAY_FIRST: DateForm = DateForm { pattern: "{day} {month} {year}", first: "1" };
