import type { Address } from '@smallshop/contract';

const countryNames = new Intl.DisplayNames(undefined, { type: 'region' });

/** A postal address as it is written on a parcel. */
export function AddressBlock({ address }: { address: Address }) {
  const lines = [
    `${address.firstName} ${address.lastName}`,
    address.company,
    address.line1,
    address.line2,
    `${address.postalCode} ${address.city}`,
    address.region,
    countryNames.of(address.country) ?? address.country,
    address.phone,
  ];
  return (
    <address className="text-sm not-italic wrap-anywhere">
      {lines.filter(Boolean).map((line, index) => (
        <span key={index} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
