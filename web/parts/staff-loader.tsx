import { type ComponentType, type JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Staff by the norms, loaded when it is shown for the first time. */
export function StaffLoader(): JSX.Element | null {
  const [Section, setSection] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import("../screens/staff-section.tsx").then((loaded) => isWanted && setSection(() => loaded.StaffSection));
    return () => void (isWanted = false);
  }, []);
  return Section && <Section />;
}
