/** An e-mail address as compared: `Li@Example.com` and `li@example.com` are one person. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}
