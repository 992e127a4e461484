import { type Host, HostError } from './host';

/** A browser with the test host behind it. */
export const httpHost: Host = {
  async call(name, params) {
    let response: Response;
    try {
      response = await fetch(`/rpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
      });
    } catch (failure) {
      throw HostError.from(failure);
    }
    const text = await response.text();
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      throw new HostError('Unreachable', `HTTP ${response.status}`);
    }
    if (!response.ok) throw HostError.from(body);
    return body as never;
  },
};
