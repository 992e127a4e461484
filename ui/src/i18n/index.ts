export { type Lies, readDate } from './dates';
export { sayError, sayLabel, sayName } from './sentences';
export { type Key, systemLanguage, type Values, Words } from './words';
