// The way to the sandbox: acts go by HTTP, and all that happens comes back in order by WebSocket.

export class Refused extends Error {}

export async function act(name, sent) {
  return answered(await fetch(`/sandbox/${name}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent),
  }));
}

// One file, or an album: each of `files` is a pair of a file and its name.
export async function upload(fields, files) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  files.forEach(([file, name], index) => form.append(index ? `file${index}` : "file", file, name));
  return answered(await fetch(`/sandbox/${files.length > 1 ? "album" : "upload"}`, { method: "POST", body: form }));
}

async function answered(response) {
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer.error);
  return answer;
}

export class Line {
  constructor(onChange, onState) {
    this.onChange = onChange;
    this.onState = onState;
    this.watched = [];
    this.pause = 300;
    this.#connect();
  }

  watch(userIds) {
    this.watched = userIds;
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ watch: userIds }));
  }

  #connect() {
    this.socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sandbox/live`);
    this.socket.onopen = () => { this.pause = 300; this.onState(true); if (this.watched.length) this.watch(this.watched); };
    this.socket.onmessage = event => this.onChange(JSON.parse(event.data));
    this.socket.onclose = () => {
      this.onState(false);
      setTimeout(() => this.#connect(), this.pause);
      this.pause = Math.min(this.pause * 1.6, 4000);
    };
  }
}
