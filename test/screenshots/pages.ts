/** Every page of the dashboard that people come to by its navigation, by the name of its route. */
export const PAGES: Readonly<Record<string, string>> = {
  overview: '/overview',
  live: '/live',
  volume: '/volume',
  response: '/response',
  satisfaction: '/satisfaction',
  desk: '/desk',
  'desk-settings': '/desk-settings',
  people: '/people',
  webhooks: '/webhooks',
  tokens: '/tokens',
}
