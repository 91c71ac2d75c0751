/** Rules that each fill some slots of a record may overlap: what belongs together is decided by the linker. */
export const overlap = true;
