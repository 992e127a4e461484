//! Which print hangs on the wall: the register of prints, asked by a revision code.

use journey_model::Id;
use journey_store::{Library, Print};

use super::order::Wall;
use crate::AppError;
use crate::protocol::{KnownPrint, KnownPrints, PosterChoices, PrintedState, Product};

/// Prints of changes refer to one before them; a longer chain than this is not followed.
const MOST_STEPS: usize = 64;

/// A code as it is printed, however it was typed: in lower case, without the dash, with letters for look-alike digits
/// (Crockford's base 32).
pub(crate) fn code(typed: &str) -> String {
    let plain: String = typed
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .map(|letter| match letter {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    match plain.split_at_checked(4) {
        Some((first, second)) if !second.is_empty() => format!("{first}-{second}"),
        _ => plain,
    }
}

/// How the print with a code was made: with its choices the poster on the wall is laid out again. Of several prints of one
/// revision the one on the largest paper counts, as it is the one that hangs on a wall. After stickers were printed for
/// a revision, the poster under them still has the size of the first print.
pub(crate) fn choices(library: &Library, map: Id, code: &str) -> Result<Option<PosterChoices>, AppError> {
    let prints = library.prints(map)?;
    Ok(choices_among(&prints, code))
}

fn choices_among(prints: &[Print], code: &str) -> Option<PosterChoices> {
    let mut code = code.to_owned();
    for _ in 0..MOST_STEPS {
        // What an older version kept in another form is passed over.
        let of_code = || {
            prints
                .iter()
                .filter(|print| print.code == code)
                .filter_map(|print| serde_json::from_value::<PosterChoices>(print.choices.clone()).ok())
        };
        let area = |choices: &PosterChoices| {
            let (short, long) = choices.paper.edges_mm();
            short * long
        };
        // The last of equals by time: prints come with the last one first.
        let hung = of_code()
            .filter(can_hang)
            .reduce(|best, other| if area(&other) > area(&best) { other } else { best });
        if hung.is_some() {
            return hung;
        }
        let stickers = of_code().find(|choices| choices.product == Product::Changes)?;
        code = self::code(&stickers.since);
    }
    None
}

/// The prints of a map by which stickers can be made, the last one first; `now` is the code of the map as it is. What was
/// printed to be handed out (cards, a summary) hangs on no wall.
pub(crate) fn known(prints: &[Print], now: &str) -> KnownPrints {
    let mut known: Vec<KnownPrint> = Vec::new();
    for print in prints {
        if known.iter().any(|other| other.code == print.code) {
            continue;
        }
        let stickers = match serde_json::from_value::<PosterChoices>(print.choices.clone()) {
            Ok(choices) if can_hang(&choices) => false,
            Ok(choices) if choices.product == Product::Changes => true,
            _ => continue,
        };
        if let Some(choices) = choices_among(prints, &print.code) {
            known.push(KnownPrint {
                code: print.code.clone(),
                at: print.at,
                choices,
                stickers,
                current: print.code == now,
            });
        }
    }
    let mut printed: Vec<PrintedState> = Vec::new();
    for Print { code, at, .. } in prints {
        if printed.iter().all(|other| other.code != *code) {
            printed.push(PrintedState {
                code: code.clone(),
                at: *at,
                current: code == now,
            });
        }
    }
    KnownPrints { prints: known, printed }
}

/// Whether stickers can go onto a print: it is large, and shows the map as it was. One with marks shows what is gone as well,
/// so its cells stand elsewhere; it is there to be talked about.
fn can_hang(choices: &PosterChoices) -> bool {
    match choices.product {
        Product::Map => choices.mark.is_none(),
        Product::Blank => true,
        Product::Cards | Product::Summary | Product::Changes => false,
    }
}

/// The print with a code: the map of then, and how it was printed.
pub(crate) fn wall(library: &Library, map: Id, code: &str) -> Result<Option<Wall>, AppError> {
    let (Some(choices), Some(file)) = (choices(library, map, code)?, library.printed_map(map, code)?) else {
        return Ok(None);
    };
    let journey = journey_format::read(file.as_bytes()).map_err(AppError::bug)?;
    Ok(Some(Wall { journey, choices }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Paper;

    fn print(code: &str, choices: PosterChoices) -> Print {
        Print {
            code: code.to_owned(),
            at: 0,
            choices: serde_json::to_value(choices).unwrap(),
        }
    }

    fn on(paper: Paper, product: Product) -> PosterChoices {
        PosterChoices {
            paper,
            product,
            ..PosterChoices::default()
        }
    }

    #[test]
    fn a_code_is_understood_however_it_is_typed() {
        for typed in ["K7QM-3XVA", "k7qm3xva", " k7qm 3xva ", "K7QM–3XVA"] {
            assert_eq!(code(typed), "K7QM-3XVA", "{typed}");
        }
        assert_eq!(code("oil0-o1l0"), "0110-0110");
        assert_eq!(code(""), "");
        assert_eq!(code("àé"), "ÀÉ");
    }

    #[test]
    fn of_several_prints_of_a_revision_the_largest_hangs_on_the_wall() {
        let prints = [
            print("A", on(Paper::A4, Product::Map)),
            print("A", on(Paper::A0, Product::Map)),
            print("A", on(Paper::B0, Product::Summary)),
            print("B", on(Paper::B0, Product::Map)),
        ];
        assert_eq!(choices_among(&prints, "A"), Some(on(Paper::A0, Product::Map)));
        assert_eq!(choices_among(&prints, "C"), None);
    }

    #[test]
    fn what_can_be_brought_up_to_date_is_listed_once_a_revision() {
        let stickers = PosterChoices {
            since: "A".to_owned(),
            ..on(Paper::A4, Product::Changes)
        };
        let orphans = PosterChoices {
            since: "Z".to_owned(),
            ..stickers.clone()
        };
        let mut odd = print("F", on(Paper::A4, Product::Map));
        odd.choices = serde_json::json!({ "paper": "Papyrus" });
        // As the library has them: the last one first.
        let prints = [
            print("E", orphans),
            print("D", on(Paper::A4, Product::Summary)),
            odd,
            print("B", stickers),
            print("A", on(Paper::A4, Product::Map)),
            print("A", on(Paper::A0, Product::Map)),
            print("C", on(Paper::A2, Product::Blank)),
        ];
        let found: Vec<_> = known(&prints, "A").prints;
        let told: Vec<_> = found
            .iter()
            .map(|print| (print.code.as_str(), print.choices.paper, print.stickers, print.current))
            .collect();
        assert_eq!(
            told,
            [
                ("B", Paper::A0, true, false),
                ("A", Paper::A0, false, true),
                ("C", Paper::A2, false, false),
            ]
        );
    }

    #[test]
    fn stickers_keep_the_size_of_the_poster_under_them() {
        let stickers = |since: &str| PosterChoices {
            since: since.to_owned(),
            ..on(Paper::A4, Product::Changes)
        };
        let mut prints = vec![
            print("A", on(Paper::A0, Product::Map)),
            print("B", stickers("a")),
            print("C", stickers("B")),
        ];
        assert_eq!(choices_among(&prints, "C"), Some(on(Paper::A0, Product::Map)));
        // A register that goes round in circles has no first print.
        prints[0] = print("A", stickers("C"));
        assert_eq!(choices_among(&prints, "C"), None);
    }
}
