// china-area-data ships no types: codes of divisions → names, '86' being the country.
declare module 'china-area-data' {
  const areas: Record<string, Record<string, string>>
  export default areas
}
