import type { Card, Element, Field, Link } from '../bindings';

/** The fields by name, each with the type of its value. */
export type Values = { [F in Field as F['field']]: F['value'] };
/** Name of a field. */
export type FieldName = keyof Values;
/** What can be edited: an element or a link. */
export type Thing = Element | { readonly Link: Link };

/** Every field that a thing has, with its value. A field that is not among them, the thing does not have. */
export function valuesOf(thing: Thing): Partial<Values> {
  if ('Link' in thing) return { Name: thing.Link.label, LinkKind: thing.Link.kind };
  if ('Card' in thing) return cardValues(thing.Card);
  if ('Stage' in thing) {
    const { name, caption, hue, contacts, entry_rules, collapsed, phase } = thing.Stage;
    const rest = { Contacts: contacts, EntryRules: entry_rules, Collapsed: collapsed, Phase: phase };
    return { Name: name, Caption: caption, Hue: hue, ...rest };
  }
  if ('Step' in thing) {
    const { name, caption, segment, width } = thing.Step;
    return { Name: name, Caption: caption, Segment: segment, Width: width };
  }
  if ('Lane' in thing) {
    const { name, caption, line_below, height, hidden, folded, locked, guidance } = thing.Lane;
    const shown = { Height: height, Hidden: hidden, Folded: folded, Locked: locked, Guidance: guidance };
    return { Name: name, Caption: caption, LineBelow: line_below, ...shown };
  }
  if ('Actor' in thing) {
    const { name, caption, kind, quote, hue, contacts, curve_hidden, path } = thing.Actor;
    const rest = { ActorKind: kind, Quote: quote, Contacts: contacts, CurveHidden: curve_hidden, Path: path };
    return { Name: name, Caption: caption, Hue: hue, ...rest };
  }
  if ('View' in thing) return { Name: thing.View.name, Seen: thing.View.seen };
  if ('Conflict' in thing) return {};
  const { title, scenario, goal, owner, status, horizon, review, language, scale, method, findings } = thing.About;
  const times = { Status: status, Horizon: horizon, Review: review, Method: method, Findings: findings };
  return { Name: title, Scenario: scenario, Goal: goal, Owner: owner, ...times, Language: language, Scale: scale };
}

function cardValues(card: Card): Partial<Values> {
  const { text, note, actor, hue, tags, evidence, content, place, personal } = card;
  const known: Partial<Values> = {
    Name: text,
    Note: note,
    Actor: actor,
    Hue: hue,
    Tags: tags,
    Basis: evidence.basis,
    Source: evidence.source,
    Date: evidence.date,
    Personal: personal,
  };
  if (place !== null) known.Span = place.span;
  if (typeof content === 'string') return known;
  if ('Touchpoint' in content) {
    const { channel, family, effect, moment_of_truth, duration, promise, tone } = content.Touchpoint;
    const rest = { Effect: effect, MomentOfTruth: moment_of_truth, Duration: duration, Promise: promise, Tone: tone };
    return { ...known, Channel: channel, Family: family, ...rest };
  }
  if ('Emotion' in content) return { ...known, Score: content.Emotion.score };
  if ('Pain' in content) return { ...known, Severity: content.Pain.severity, Frequency: content.Pain.frequency };
  if ('Opportunity' in content) {
    const { impact, effort, progress, owner, next, due } = content.Opportunity;
    return { ...known, Impact: impact, Effort: effort, Progress: progress, Owner: owner, Next: next, Due: due };
  }
  if ('Metric' in content) {
    const { measure, unit, actual, target, period, better, definition } = content.Metric;
    const rest = { Target: target, Period: period, Better: better, Definition: definition };
    return { ...known, Measure: measure, Unit: unit, Actual: actual, ...rest };
  }
  const { picture, alt, crop } = content.Storyboard;
  return { ...known, Picture: picture, Alt: alt, Crop: crop };
}

/** The id of an element or link. */
export function idOf(thing: Thing): string {
  return Object.values(thing)[0]?.id ?? '';
}
