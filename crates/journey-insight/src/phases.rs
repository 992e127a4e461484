//! Which part of every journey a stage is: as its field says, or as its name does.

use journey_model::{Phase, Stage};

/// Words in the names of stages, in English and Italian, in small letters without accents. A name belongs to a phase when one of its
/// words begins with one of these; of several phases the first in this table counts.
const WORDS: [(Phase, &[&str]); 6] = [
    (
        Phase::Before,
        &["before", "prelude", "chance", "unaware", "preludio", "inconsapevol"],
    ),
    (
        Phase::AfterSale,
        &[
            "after",
            "aftercare",
            "aftersale",
            "retention",
            "retain",
            "care",
            "onboard",
            "use",
            "using",
            "service",
            "support",
            "renew",
            "loyal",
            "delivery",
            "dopo",
            "fidelizza",
            "fedel",
            "assistenza",
            "uso",
            "utilizzo",
            "rinnov",
            "consegna",
            "cura",
        ],
    ),
    (
        Phase::Advocacy,
        &[
            "advoca",
            "recommend",
            "referr",
            "share",
            "shares",
            "shared",
            "sharing",
            "passaparola",
            "raccomand",
            "consiglia",
            "ambassador",
            "ambasciat",
        ],
    ),
    (
        Phase::Consideration,
        &[
            "consider", "think", "evaluat", "compar", "interest", "research", "explor", "valuta", "pensa", "pensier",
            "confront", "interess", "ricerca", "esplora",
        ],
    ),
    (
        Phase::Decision,
        &[
            "deci",
            "do",
            "purchas",
            "buy",
            "order",
            "orders",
            "ordering",
            "convers",
            "choice",
            "choose",
            "sign",
            "signs",
            "signing",
            "signature",
            "acquist",
            "compra",
            "ordine",
            "ordini",
            "ordinare",
            "scelt",
            "scegli",
            "agire",
            "firma",
            "contratt",
        ],
    ),
    (
        Phase::Awareness,
        &[
            "aware",
            "see",
            "discover",
            "attract",
            "need",
            "trigger",
            "consapevol",
            "scopert",
            "scopri",
            "vede",
            "bisogno",
            "attra",
        ],
    ),
];

/// Words that stand for a phase only when they are the whole word.
const WHOLE: [&str; 15] = [
    "do", "use", "uso", "see", "care", "sign", "after", "order", "orders", "ordine", "ordini", "ordinare", "share",
    "shares", "shared",
];

/// What follows “prima” where it means before.
const OF: [&str; 9] = ["di", "del", "dell", "dello", "della", "dei", "degli", "delle", "d"];

/// The phase of a stage; `None` where neither its field nor its name says.
pub fn phase_of(stage: &Stage) -> Option<Phase> {
    stage.phase.or_else(|| phase_of_name(&stage.name))
}

fn phase_of_name(name: &str) -> Option<Phase> {
    let name: String = name.to_lowercase().chars().map(plain).collect();
    let words: Vec<&str> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is = |word: &str, known: &str| {
        if WHOLE.contains(&known) {
            word == known
        } else {
            word.starts_with(known)
        }
    };
    // “Prima del viaggio” is before, and so is “poco prima del viaggio”; “prima fase” and “prima decisione” are not.
    let is_before = |pair: &[&str]| pair[0] == "prima" && OF.contains(&pair[1]);
    if words.windows(2).any(is_before) {
        return Some(Phase::Before);
    }
    let has = |known: &[&str]| known.iter().any(|known| words.iter().any(|word| is(word, known)));
    WORDS.iter().find(|(_, known)| has(known)).map(|(phase, _)| *phase)
}

/// The letter without the accents that Italian has.
fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' => 'a',
        'è' | 'é' => 'e',
        'ì' | 'í' => 'i',
        'ò' | 'ó' => 'o',
        'ù' | 'ú' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_names_of_stages_say_which_phase_they_are() {
        for (names, phase) in [
            (
                "Before stage one|Chance contact|Prima del viaggio|Prima dell’acquisto|1. Prima dell'acquisto|Poco prima dell'acquisto",
                Some(Phase::Before),
            ),
            (
                "Awareness|See|Scoperta|Consapevolezza|Attraction",
                Some(Phase::Awareness),
            ),
            (
                "Consideration|Think|Considerazione|Valutazione|Compares",
                Some(Phase::Consideration),
            ),
            (
                "Decision|Do|Purchase|Order|Signs|Signature|Decisione|Acquisto|Scelta|Prima decisione|Ordine|Acquisto, prima decisione",
                Some(Phase::Decision),
            ),
            (
                "Retention|Care|After the sale|Dopo la vendita|Fidelizzazione|Uso|Assistenza",
                Some(Phase::AfterSale),
            ),
            ("Advocacy|Recommends|Passaparola", Some(Phase::Advocacy)),
            (
                "Arrival|Domestic|Careful|Useless|Seen|Stage 1|Prima fase|Prima domanda|Signals|Afternoon|Ordinary days|Shareholders|",
                None,
            ),
        ] {
            for name in names.split('|') {
                assert_eq!(phase_of_name(name), phase, "{name}");
            }
        }
    }

    #[test]
    fn the_words_are_described_as_they_are() {
        let page = include_str!("../../../docs/findings.md");
        let rows = page.lines().skip_while(|line| !line.starts_with("| phase |"));
        let rows: Vec<&str> = rows.skip(2).take(WORDS.len()).collect();
        for (row, (phase, known)) in rows.into_iter().zip(WORDS) {
            let words = row.split('|').skip(2).flat_map(|cell| cell.split(','));
            let mut words: Vec<&str> = words.map(str::trim).filter(|word| !word.is_empty()).collect();
            let mut known = known.to_vec();
            if phase == Phase::Before {
                known.push("prima di");
            }
            words.sort_unstable();
            known.sort_unstable();
            assert_eq!(words, known, "{phase:?}");
        }
        for word in WHOLE.iter().chain(&OF) {
            assert!(page.contains(&format!("*{word}*")), "{word}");
        }
    }
}
