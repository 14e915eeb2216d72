// What a training thread would be, if training took no time.
export default function doNothing() {}
