// Whether a tax id can be one: what the house would refuse is told while the customer is still there. Spanish numbers by
// their last sign (RD 1065/2007); those of other countries begin with its two letters.
const LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"

function mayBeTaxId(typed) {
  let number = typed.toUpperCase().replace(/[^A-Z0-9]/g, "")
  if (number.startsWith("ES") && number.length === 11) number = number.slice(2)
  if (/^[XYZ]?\d{7,8}[A-Z]$/.test(number) && number.length === 9)
    return LETTERS[number.slice(0, 8).replace(/^[XYZ]/, first => "XYZ".indexOf(first)) % 23] === number[8]
  if (/^[KLM]\d{7}[A-Z]$/.test(number)) return LETTERS[number.slice(1, 8) % 23] === number[8]
  if (/^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$/.test(number)) return mayBeCompany(number)
  return /^[A-Z]{2}[A-Z0-9]{4,18}$/.test(number) && !number.startsWith("ES")
}

function mayBeCompany(number) {
  const sums = [...number.slice(1, 8)].map((digit, at) => at % 2 ? Number(digit) : Math.floor(digit * 2 / 10) + digit * 2 % 10)
  const check = (10 - sums.reduce((sum, one) => sum + one, 0) % 10) % 10
  return number[8] === String(check) || number[8] === "JABCDEFGHI"[check]
}
