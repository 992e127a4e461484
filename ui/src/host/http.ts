import { type Host, HostError } from './host';
import { readAnswer } from './read-answer';

/** What this page is called in calls: what it is sent of a map follows on what it was sent before. */
const PAGE = crypto.randomUUID();

/** A browser with the test host behind it. */
export const httpHost: Host = {
  begin: () => new URLSearchParams(location.search).get('map'),
  openWindow(map) {
    const page = window.open(`/?map=${encodeURIComponent(map)}`, '_blank');
    return page === null ? Promise.reject(new HostError('NoWindow', 'the browser opens none')) : Promise.resolve();
  },
  async call(name, params) {
    let response: Response;
    try {
      response = await fetch(`/rpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'percorso-window': PAGE },
        body: JSON.stringify(params),
      });
    } catch (failure) {
      throw HostError.from(failure);
    }
    const text = await response.text();
    let body: unknown;
    try {
      body = await readAnswer(text);
    } catch {
      throw new HostError('Unreachable', `HTTP ${response.status}`);
    }
    if (!response.ok) throw HostError.from(body);
    return body as never;
  },
};
