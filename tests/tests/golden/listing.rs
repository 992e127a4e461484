//! A drawing as text that somebody can read line by line.

use std::fmt::Write as _;

use journey_scene::{Group, Item, Path as Outline, Point, Rect, Scene, Segment, Stroke};

/// One line an item: kind, coordinates to a tenth of a point, colours, text.
pub fn listing(scene: &Scene) -> String {
    let mut text = format!(
        "scene {} x {} on {}\n",
        tenth(scene.size.w),
        tenth(scene.size.h),
        scene.paper
    );
    for group in &scene.groups {
        list_group(group, 0, &mut text);
    }
    for hit in &scene.hits {
        writeln!(text, "hit {:?} {} {}", hit.kind, hit.key, rect(hit.rect)).unwrap();
    }
    text
}

pub fn list_group(group: &Group, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    write!(
        text,
        "{indent}group {} {} {:?} at {}",
        group.key,
        group.layer,
        group.pin,
        point(group.at)
    )
    .unwrap();
    if let Some(clip) = group.clip {
        write!(text, " clip {}", rect(clip)).unwrap();
    }
    text.push('\n');
    for item in &group.items {
        match item {
            Item::Group(inner) => {
                list_group(inner, depth + 1, text);
                continue;
            }
            Item::Rect(shape) => {
                write!(
                    text,
                    "{indent}  rect {} round {}",
                    rect(shape.rect),
                    tenth(shape.radius)
                )
                .unwrap();
                if let Some(fill) = shape.fill {
                    write!(text, " fill {fill}").unwrap();
                }
                list_stroke(shape.stroke, text);
            }
            Item::Path(path) => list_path(path, &indent, text),
            Item::Text(run) => write!(
                text,
                "{indent}  text {},{} wide {} {:?} {} {}{} {:?}",
                tenth(run.x),
                tenth(run.baseline),
                tenth(run.advance),
                run.font,
                tenth(run.size),
                run.color,
                if run.rtl { " rtl" } else { "" },
                run.text
            )
            .unwrap(),
            Item::Image(image) => write!(text, "{indent}  image {} {}", rect(image.rect), image.key).unwrap(),
            Item::Link(link) => write!(text, "{indent}  link {} {}", rect(link.rect), link.href).unwrap(),
        }
        text.push('\n');
    }
}

/// Ends of short paths; box and number of segments of long ones.
fn list_path(path: &Outline, indent: &str, text: &mut String) {
    let ends: Vec<Point> = path
        .segments
        .iter()
        .filter_map(|segment| match *segment {
            Segment::Move { p } | Segment::Line { p } | Segment::Curve { p, .. } => Some(p),
            Segment::Close => None,
        })
        .collect();
    write!(text, "{indent}  path").unwrap();
    if ends.len() <= 8 {
        for &end in &ends {
            write!(text, " {}", point(end)).unwrap();
        }
    } else {
        let low = ends
            .iter()
            .fold((f32::MAX, f32::MAX), |low, p| (low.0.min(p.x), low.1.min(p.y)));
        let high = ends
            .iter()
            .fold((f32::MIN, f32::MIN), |high, p| (high.0.max(p.x), high.1.max(p.y)));
        let around = Rect::new(low.0, low.1, high.0 - low.0, high.1 - low.1);
        write!(text, " {} in {}", path.segments.len(), rect(around)).unwrap();
    }
    if let Some(fill) = path.fill {
        write!(text, " fill {}", fill.color).unwrap();
    }
    list_stroke(path.stroke, text);
}

fn list_stroke(stroke: Option<Stroke>, text: &mut String) {
    if let Some(stroke) = stroke {
        write!(text, " stroke {} {}", stroke.color, tenth(stroke.width)).unwrap();
        if let Some(dash) = stroke.dash {
            write!(text, " dash {} {}", tenth(dash.on), tenth(dash.off)).unwrap();
        }
    }
}

fn rect(rect: Rect) -> String {
    format!(
        "{},{} {}x{}",
        tenth(rect.x),
        tenth(rect.y),
        tenth(rect.w),
        tenth(rect.h)
    )
}

fn point(point: Point) -> String {
    format!("{},{}", tenth(point.x), tenth(point.y))
}

/// To a tenth, without a sign before nothing.
fn tenth(length: f32) -> f32 {
    (length * 10.0).round() / 10.0 + 0.0
}
