// Whether the present address was come back to: Back and Forward find things where they were left, links begin anew.

let returnedTo: string | null = null
window.addEventListener('popstate', () => {
  returnedTo = location.href
})

export const cameBack = (): boolean => returnedTo === location.href

/** Where things were scrolled to, by what they show; pixels. */
const places = new Map<string, number>()

export const keepPlace = (of: string, top: number): void => void places.set(of, top)

/** Where `of` was left, if the reader came back to it. */
export const placeLeft = (of: string): number | undefined => (cameBack() ? places.get(of) : undefined)
