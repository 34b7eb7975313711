/** Two soft tones, made by the browser: no file to load. Does nothing where sound is not allowed yet. */
export function playChime(): void {
  const audio = new AudioContext()
  const gain = audio.createGain()
  gain.connect(audio.destination)
  gain.gain.setValueAtTime(0.0001, audio.currentTime)
  gain.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.5)
  for (const [index, hertz] of [660, 880].entries()) {
    const tone = audio.createOscillator()
    tone.frequency.value = hertz
    tone.connect(gain)
    tone.start(audio.currentTime + index * 0.12)
    tone.stop(audio.currentTime + 0.5)
    tone.onended = () => void (index === 1 && audio.close())
  }
}
