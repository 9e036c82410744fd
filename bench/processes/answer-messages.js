import process from 'node:process';

/** Answers each message `{ recorder: name }`, which the benchmark sends to a server that it watches, by what that gives. */
export function answerMessages(answers) {
  process.on('message', ({ recorder }) => {
    answers[recorder]?.().then((answer) => process.send(answer));
  });
  // The server is to end as it would without this.
  process.channel?.unref();
}
