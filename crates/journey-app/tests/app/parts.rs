//! A big map comes in two parts: what the window shows, and the rest.

use journey_app::ErrorCode;
use serde_json::{Value, json};

use crate::desk::view;
use crate::room::Room;

fn corner() -> Value {
    json!({ "x": 0.0, "y": 0.0, "w": 1600.0, "h": 1000.0 })
}

fn keys(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|one| one["key"].as_str().unwrap())
        .collect()
}

#[test]
fn a_small_map_comes_whole() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 60);
    let part = app
        .rpc("open_part", json!({ "open": view(map), "area": corner() }))
        .unwrap();
    assert_eq!(part["whole"], true);
    assert_eq!(part["opened"], app.rpc("open", view(map)).unwrap());
}

#[test]
fn of_a_big_map_comes_what_is_seen_and_the_rest_makes_it_whole() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 2000);
    let part = app
        .rpc("open_part", json!({ "open": view(map), "area": corner() }))
        .unwrap();
    assert_eq!(part["whole"], false);
    let seen = &part["opened"]["scene"];
    let asked = json!({ "map": map, "revision": 0, "area": corner() });
    let rest = app.rpc("rest", asked).unwrap()["patch"].clone();
    let whole = app.rpc("open", view(map)).unwrap()["scene"].clone();
    assert!(seen["groups"].as_array().unwrap().len() * 4 < whole["groups"].as_array().unwrap().len());
    for list in ["groups", "hits"] {
        let mut order = keys(&seen[list]).iter().map(ToString::to_string).collect::<Vec<_>>();
        let reorder = &rest[list]["order"];
        let (at, gone) = (reorder["at"].as_u64().unwrap(), reorder["gone"].as_u64().unwrap());
        let news = reorder["keys"].as_array().unwrap();
        let news = news.iter().map(|key| key.as_str().unwrap().to_owned());
        order.splice(at as usize..(at + gone) as usize, news);
        assert_eq!(order, keys(&whole[list]), "{list}");
    }
}

#[test]
fn there_is_no_rest_of_a_map_that_has_changed_or_is_not_open() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 60);
    let rest = |revision: u64| app.rpc("rest", json!({ "map": map, "revision": revision, "area": corner() }));
    assert_eq!(rest(0).unwrap_err().code, ErrorCode::Stale);
    app.rpc("open_part", json!({ "open": view(map), "area": corner() }))
        .unwrap();
    assert_eq!(rest(7).unwrap_err().code, ErrorCode::Stale);
}
