import { FONT_FAMILY } from '../../charts/public.ts'

/** Pixels of the picture, which is drawn twice as fine as on the screen. */
const MARGIN = 32
const HEAD = 104
const NOTE = 32

/**
 * A chart as a picture that explains itself elsewhere: its title and what it covers above it, notes below.
 * @param chart a data URL of a PNG
 */
export async function titledPicture(
  chart: string,
  words: { readonly title: string; readonly covers: string; readonly notes: readonly string[] },
  colors: { readonly surface: string; readonly text: string; readonly faint: string },
): Promise<Blob> {
  const image = new Image()
  image.src = chart
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width + 2 * MARGIN
  const foot = words.notes.length === 0 ? 0 : NOTE * words.notes.length + MARGIN / 2
  canvas.height = image.height + HEAD + MARGIN + foot
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('This browser draws no pictures.')
  pen.fillStyle = colors.surface
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.textBaseline = 'top'
  pen.fillStyle = colors.text
  pen.font = `600 32px ${FONT_FAMILY}`
  pen.fillText(words.title, MARGIN, 24, image.width)
  pen.fillStyle = colors.faint
  pen.font = `24px ${FONT_FAMILY}`
  pen.fillText(words.covers, MARGIN, 66, image.width)
  pen.drawImage(image, MARGIN, HEAD)
  pen.font = `22px ${FONT_FAMILY}`
  words.notes.forEach((note, index) => {
    pen.fillText(note, MARGIN, HEAD + image.height + MARGIN / 2 + NOTE * index, image.width)
  })
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture could not be written.'))
      else resolve(blob)
    }, 'image/png')
  })
}
