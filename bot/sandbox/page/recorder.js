// Records a voice message: a bar in place of the text field, with a clock, to send or to cancel.

import { h, iconButton } from "./dom.js";
import { length, words } from "./words.js";

const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus"]; // Telegram's own first; the sandbox turns the other into it
const LONGEST = 600; // seconds

export class Recorder {
  // `onDone(blob, seconds)` gets what was said; `onChange(isRecording)` hears of start and end.
  constructor(onDone, onChange) {
    this.onDone = onDone;
    this.onChange = onChange;
    this.clock = h("span", { class: "clock", role: "timer", "data-testid": "recording-clock" });
    this.bar = h("div", { class: "recording", "data-testid": "recording", hidden: true },
      iconButton("trash", words.cancelRecording, () => this.#end(false), { "data-testid": "cancel-recording" }),
      h("i", { class: "lamp", "aria-hidden": "true" }), this.clock, h("span", { class: "says" }, words.recording),
      iconButton("send", words.stopRecording, () => this.#end(true), { class: "icon-button send ready", "data-testid": "stop-recording" }));
  }

  // Whether it could begin: there may be no microphone, or no leave to use it.
  async start() {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return false;
    }
    const mimeType = TYPES.find(type => MediaRecorder.isTypeSupported(type));
    this.recorder = new MediaRecorder(this.stream, mimeType ? { mimeType, audioBitsPerSecond: 32000 } : {});
    this.parts = [];
    this.recorder.ondataavailable = event => this.parts.push(event.data);
    this.recorder.onstop = () => this.#stopped();
    this.recorder.start();
    this.began = performance.now();
    this.isWanted = true;
    this.#show(true);
    return true;
  }

  stop() { if (!this.bar.hidden) this.#end(false); }

  get #seconds() { return (performance.now() - this.began) / 1000; }

  #show(isRecording) {
    this.bar.hidden = !isRecording;
    clearInterval(this.ticking);
    const tick = () => { this.clock.textContent = length(this.#seconds); if (this.#seconds > LONGEST) this.#end(true); };
    if (isRecording) { tick(); this.ticking = setInterval(tick, 250); }
    this.onChange(isRecording);
  }

  #end(isWanted) {
    if (this.recorder.state === "inactive") return;
    this.isWanted = isWanted;
    this.length = Math.max(1, Math.round(this.#seconds));
    this.recorder.stop();
    for (const track of this.stream.getTracks()) track.stop();
    this.#show(false);
  }

  #stopped() {
    const type = this.recorder.mimeType.split(";")[0] || "audio/ogg";
    if (this.isWanted) this.onDone(new Blob(this.parts, { type }), this.length ?? 1);
  }
}
