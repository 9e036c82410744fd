import { useEffect, useState } from 'react';

/** For how many seconds this has been on the screen. It is for the eye only: read out, it would never end. */
export function Elapsed() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true"> · {seconds} s</span>;
}
