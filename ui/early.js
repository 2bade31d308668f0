// What was set on an element before its script came is a property of its own, which hides the accessor of that name.
export function takeEarly(element, name) {
  if (Object.hasOwn(element, name)) {
    const early = element[name];
    delete element[name];
    element[name] = early;
  }
}
