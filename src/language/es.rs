//! Spanish.

use super::data::{ANGLED, COMMA, Data, DateForm, ENGLISH, Form, NumberForm, POINT, SPACED, Words};

/// The data.
pub(super) const DATA: Data = Data {
    code: "es",
    words: Words {
        contents: "Índice",
        agenda: "Agenda",
        bottom_line: "Lo esencial",
        recommendations: "Recomendaciones",
        endnotes: "Notas finales",
        questions: "Preguntas",
        notes: "Apuntes",
        annex: "Anexo",
        readers: "Para",
        occasion: "Ocasión",
        date: "Fecha",
        presenter: "Presenta",
        what: "Qué",
        who: "Quién",
        when: "Cuándo",
        evidence: "Evidencia",
        continued: "continuación",
        source: "Fuente",
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
        its_notes: "sus notas dicen",
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
