// Outlines: TopoJSON (quantized, delta-encoded; topojson.org 2.1) → rings of [latitude, longitude] for Leaflet.
"use strict";

function ringsOf(topology, name) {
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([east, north]) => [(y += north) * scale[1] + translate[1], (x += east) * scale[0] + translate[0]]);
  });
  const along = (number) => (number < 0 ? arcs[~number].slice().reverse() : arcs[number]);
  const ring = (numbers) => numbers.flatMap((number, at) => (at ? along(number).slice(1) : along(number)));
  return topology.objects[name].geometries.map((shape) => ({ id: shape.id, polygons: shape.arcs.map((polygon) => polygon.map(ring)) }));
}

async function outlines(file, name) {
  const answer = await fetch(`/static/vendor/${file}`);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return ringsOf(await answer.json(), name);
}
