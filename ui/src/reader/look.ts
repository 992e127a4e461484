/** Light and dark: as the system has it, until the switch was used. */
export class Look {
  readonly #button: HTMLElement;
  readonly #system = matchMedia('(prefers-color-scheme: dark)');
  #chosen: 'light' | 'dark' | null = null;

  constructor(button: HTMLElement) {
    this.#button = button;
    this.#system.addEventListener('change', () => this.#show());
    this.#show();
  }

  change(): void {
    this.#chosen = this.#isDark() ? 'light' : 'dark';
    document.documentElement.dataset.look = this.#chosen;
    this.#show();
  }

  #isDark(): boolean {
    return this.#chosen === null ? this.#system.matches : this.#chosen === 'dark';
  }

  #show(): void {
    const dark = this.#isDark();
    document.documentElement.toggleAttribute('data-dark', dark);
    this.#button.ariaPressed = String(dark);
  }
}
