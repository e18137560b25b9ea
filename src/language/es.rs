//! Spanish.

use super::data::{ANGLED, Bonds, COMMA, Data, DateForm, ENGLISH, Form, NumberForm, POINT, SPACED, Words};

/// The data.
pub(super) const DATA: Data = Data {
    code: "es",
    words: Words {
        contents: "Índice",
        agenda: "Agenda",
        bottom_line: "Lo esencial",
        recommendations: "Recomendaciones",
        endnotes: "Notas finales",
        endnote: "Nota final {n}",
        questions: "Preguntas",
        notes: "Apuntes",
        annex: "Anexo",
        readers: "Para",
        occasion: "Ocasión",
        date: "Fecha",
        presenter: "Presenta",
        name: "Nombre",
        what: "Qué",
        who: "Quién",
        when: "Cuándo",
        evidence: "Evidencia",
        continued: "continuación",
        source: "Fuente:",
        page: "pág.\u{a0}{n}",
        page_of: "{x} de {y}",
        page_x_of_y: "página {x} de {y}",
        cited_on: "citado en pág.\u{a0}{pages}",
        minutes: "{n}\u{a0}min",
        paragraph: "párr.\u{a0}{n}",
        paragraphs: "párrs.\u{a0}{n}–{m}",
        list: "lista {n}",
        item: "punto {n}",
        table: "tabla {n}",
        row: "fila {n}",
        quotation: "cita {n}",
        picture: "imagen {n}",
        code: "código {n}",
        its_notes: "sus notas dicen:",
        own: "criterio propio de esta oficina",
        excerpt: "extracto del informe",
        credit: "Crédito",
        speaker_notes: "notas para quien presenta",
        rounded: "redondeado",
    },
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    abbreviations: &[
        "sr", "sra", "srta", "dr", "dra", "prof", "lic", "ing", "gral", "cnel", "sto", "sta", "núm", "núms", "nº",
        "art", "arts", "pág", "págs", "vol", "fig", "cap", "ed", "eds", "p", "pp", "cf", "aprox", "ej", "av", "avda",
        "ee", "uu", "dto", "tel", "ene", "feb", "abr", "jun", "jul", "ago", "sept", "sep", "oct", "nov", "dic",
    ],
    leading: &[
        "el", "la", "los", "las", "un", "una", "de", "del", "en", "a", "al", "por", "para", "con", "y", "e", "o",
        "que", "su",
    ],
    bonds: Bonds {
        units: "mil mille millón millones billón billones",
        references: "p. pp. pág. págs. núm. n.º nº vol. cap. art. fig. c. ca.",
        numbered: "\
            página páginas nota notas párrafo sección capítulo tabla cuadro figura gráfico artículo fila lista siglo",
        titles: "Sr. Sra. Srta. Dr. Dra. Lic. Ing. Gral.",
        months: "ene. febr. abr. jun. jul. ag. sept. oct. nov. dic.",
        of: "de",
    },
    form: Form { quotes: ANGLED, date: DATE, number: NumberForm { grouped_from: 5, ..COMMA } },
    regions: &[
        (
            &["419", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US"],
            Form { quotes: ENGLISH, date: DATE, number: POINT },
        ),
        (&["AR", "BO", "CL", "CO", "EC", "PY", "UY", "VE"], Form { quotes: ENGLISH, date: DATE, number: COMMA }),
        (&["CR"], Form { quotes: ENGLISH, date: DATE, number: SPACED }),
    ],
};

/// 15 de septiembre de 2021.
const DATE: DateForm = DateForm { pattern: "{day} de {month} de {year}", first: "1" };
