/* Explores a design space: the reader chooses axes, limits and a point; all pictures and tables follow. The numbers drawn
   are those of the page's data: a picture never averages, except where it says so. */
(function () {
  'use strict';

  const space = mho.data.design;
  if (!space || space.networks.length === 0) {
    return;
  }
  const make = mho.make;
  const count = space.points.length;
  const CANVAS_FROM = 1500;
  const MOST_COLOURS = mho.SERIES;
  const MOST_BARS = 12;
  const MOST_CELLS = 24;
  const PAGE = 50;
  const MOST_LISTED = 12;
  const MOST_JOINED = 40;
  /** A row of points is numbered by its place among those that were run. */
  const rows = Array.from({ length: count }, function (unused, k) { return k; });
  const places = space.axes.map(function (axis) {
    return space.points.map(function (number) { return axis.places[number]; });
  });
  const varied = space.axes.map(function (unused, a) { return a; }).filter(function (a) { return space.axes[a].labels.length > 1; });
  const state = { network: 0, chosen: null, limits: {}, bands: false };
  const entries = {};

  // ---- names and numbers ----

  function net() {
    return space.networks[state.network];
  }

  function axisName(a) {
    const parts = space.axes[a].key.split('/').filter(function (part) { return part !== ''; });
    return space.axes[a].key.startsWith('/') ? parts.slice(-2).join(' ') : space.axes[a].key;
  }

  function axisLabel(a, k) {
    const place = places[a][k];
    return place < 0 ? '–' : space.axes[a].labels[place];
  }

  function settings(k, without) {
    return space.axes.map(function (unused, a) { return a; })
      .filter(function (a) { return !(without || []).includes(a) && space.axes[a].labels.length > 1; })
      .map(function (a) { return axisLabel(a, k); }).join(', ');
  }

  function title(k) {
    return '#' + space.points[k];
  }

  function capital(words) {
    return words[0].toUpperCase() + words.slice(1);
  }

  function measureNamed(name, otherwise) {
    const found = net().measures.findIndex(function (measure) { return measure.name === name; });
    return found < 0 ? otherwise : found;
  }

  function value(m, k) {
    return net().measures[m].values[k];
  }

  function low(m, k) {
    return net().measures[m].low ? net().measures[m].low[k] : value(m, k);
  }

  function high(m, k) {
    return net().measures[m].high ? net().measures[m].high[k] : value(m, k);
  }

  function loss(m, k) {
    return net().measures[m].better === 'less' ? value(m, k) : -value(m, k);
  }

  function has(m) {
    return function (k) { return value(m, k) !== null; };
  }

  function text(m, number) {
    return number === null ? '–' : reading(net().measures[m].unit, number);
  }

  function reading(unit, number) {
    return unit === '%' ? (100 * number).toFixed(2) + ' %' : unit === '' ? mho.significant(number, 4) : mho.quantity(number, unit);
  }

  /** How numbers of a unit stand on an axis: logarithmic if they span more than a decade. */
  function scaleOf(name, unit, numbers) {
    const least = Math.min.apply(null, numbers);
    const most = Math.max.apply(null, numbers);
    if (unit === '%') {
      return { factor: 100, name: name + ' [%]', logarithmic: false, tick: function (v) { return mho.significant(v, 4); },
        say: function (v) { return reading('%', v); } };
    }
    const scale = least > 0 && most > mho.LOG_FROM * least ? 'logarithmic' : 'linear';
    return mho.gauge({ name: name, unit: unit, scale: scale }, most, least);
  }

  function scaleOfMeasure(m, numbers) {
    return scaleOf(net().measures[m].name, net().measures[m].unit, numbers);
  }

  // ---- which points ----

  function limitValue(key, k) {
    const of = Number(key.slice(1));
    return key[0] === 'm' ? value(of, k) : places[of][k] < 0 ? null : places[of][k];
  }

  let inside = rows;

  /** Points within the limits, as of the last change of these. */
  function visible() {
    return inside;
  }

  function limited() {
    const keys = Object.keys(state.limits);
    inside = keys.length === 0 ? rows : rows.filter(function (k) {
      return keys.every(function (key) {
        const at = limitValue(key, k);
        return at !== null && at >= state.limits[key][0] && at <= state.limits[key][1];
      });
    });
  }

  /** Points of each circumstance that no other there beats in two measures, the first measure rising. */
  function fronts(shown, x, y, each) {
    const groups = new Map();
    shown.filter(has(x)).filter(has(y)).forEach(function (k) {
      const key = each.map(function (a) { return places[a][k]; }).join(' ');
      if (!groups.has(key)) {
        groups.set(key, []);
      }
      groups.get(key).push(k);
    });
    return Array.from(groups.values()).map(function (group) { return unbeaten(group, x, y); });
  }

  function unbeaten(group, x, y) {
    const order = group.slice().sort(function (a, b) { return loss(x, a) - loss(x, b) || loss(y, a) - loss(y, b); });
    const kept = [];
    order.forEach(function (k) {
      const last = kept[kept.length - 1];
      if (kept.length === 0 || loss(y, k) < loss(y, last) || (loss(y, k) === loss(y, last) && loss(x, k) === loss(x, last))) {
        kept.push(k);
      }
    });
    return kept.sort(function (a, b) { return value(x, a) - value(x, b); });
  }

  /** The point that pictures are around: the one chosen, or the best of the network, within the limits if there is one. */
  function centre() {
    if (state.chosen !== null) {
      return state.chosen;
    }
    const best = space.points.indexOf(net().best);
    const shown = visible();
    const within = shown.includes(best) ? null : bestOf(shown.filter(has(0)), 0);
    return within === null ? best : within;
  }

  function bestOf(some, m) {
    return some.reduce(function (best, k) { return best === null || loss(m, k) < loss(m, best) ? k : best; }, null);
  }

  // ---- controls ----

  function options(select, names, chosen) {
    select.replaceChildren.apply(select, names.map(function (name, i) {
      const option = make('option', { value: i }, name);
      option.selected = i === chosen;
      return option;
    }));
  }

  /** A select whose choices may change: names() lists them, get() and set(i) are the choice. */
  function choice(figure, label, names, get, set) {
    const id = figure + '-' + label.replace(/[^a-z]+/gi, '-').toLowerCase();
    const select = make('select', { id: id });
    select.addEventListener('change', function () {
      set(Number(select.value));
      update(FOLLOW[figure]);
    });
    const frame = make('span', { class: 'choice' });
    frame.append(make('label', { for: id }, label), select);
    refreshes.push(function () {
      const all = names();
      options(select, all, get());
      frame.hidden = all.length < 2;
    });
    return frame;
  }

  const refreshes = [];
  const LINES = 'design-parallel';
  /** Which figures a control of one of them changes; those of none change all. */
  const FOLLOW = { 'design-front': ['design-front', 'design-shares'], 'design-parallel': ['design-parallel'], 'design-tornado': ['design-tornado'],
    'design-bands': ['design-bands'], 'design-shares': ['design-shares'], 'design-trend': ['design-trend'], 'design-map': ['design-map'],
    'design-points': [] };

  function measureNames() {
    return net().measures.map(function (measure) { return measure.name; });
  }

  function check(figure, label, get, set) {
    const box = make('input', { type: 'checkbox', id: figure + '-' + label.replace(/[^a-z]+/gi, '-') });
    box.checked = get();
    box.addEventListener('change', function () {
      set(box.checked);
      update(FOLLOW[figure]);
    });
    const frame = make('label', { class: 'choice' });
    frame.append(box, ' ' + label);
    return frame;
  }

  // ---- figures ----

  /** Mounts a figure; draw(c, width) returns {height, option, caption, table, pick}. */
  function figure(id, controls, draw) {
    const frame = document.getElementById(id);
    const element = document.getElementById(id + '-chart');
    if (controls.length > 0) {
      const bar = make('div', { class: 'controls' });
      bar.append.apply(bar, controls);
      element.before(bar);
    }
    const entry = mho.drawing(element, count > CANVAS_FROM ? 'canvas' : 'svg', draw);
    const plain = entry.draw;
    entry.draw = function () {
      const first = entry.chart === null;
      plain();
      if (first) {
        entry.chart.on('click', function (event) {
          const k = entry.made.pick && entry.made.pick(event);
          if (k !== undefined && k !== null && k >= 0) {
            // after the chart's own reaction to the click, whose parts a new drawing replaces
            setTimeout(choose, 0, k);
          }
        });
      }
      frame.querySelector('figcaption').textContent = entry.made.caption;
      element.setAttribute('aria-label', frame.querySelector('h3').textContent + '. ' + entry.made.caption);
      tabulate(id, entry.made.table);
      if (entry.made.after) {
        entry.made.after(entry.chart, first);
      }
    };
    details(frame, id, entry);
    entries[id] = entry;
  }

  function details(frame, id, entry) {
    let fold = frame.querySelector(':scope > details');
    if (!fold) {
      fold = make('details');
      const scroll = make('div', { class: 'scroll', role: 'region', tabindex: '0' });
      const table = make('table', { id: id + '-data' });
      table.append(make('caption'), make('thead'), make('tbody'));
      scroll.append(table);
      fold.append(make('summary', {}, 'Data of this figure'), scroll);
      frame.append(fold);
    }
    const tools = make('div', { class: 'controls' });
    tools.append(count > CANVAS_FROM
      ? mho.button('Save PNG', function () {
        const link = make('a', { href: entry.chart.getDataURL({ pixelRatio: 2, backgroundColor: mho.colours().panel }), download: id + '.png' });
        link.click();
      })
      : mho.button('Save SVG', function () { mho.save(id + '.svg', 'image/svg+xml', entry.chart.renderToSVGString()); }));
    tools.append(mho.button('Save CSV', function () {
      mho.save(id + '.csv', 'text/csv', mho.csv(document.getElementById(id + '-data')));
    }));
    fold.append(tools);
  }

  /** Fills the table of a figure: {caption, columns, words, rows: [{cells, point}]}. */
  function tabulate(id, content) {
    const table = document.getElementById(id + '-data');
    table.caption.textContent = capital(content.caption);
    table.parentElement.setAttribute('aria-label', capital(content.caption));
    const head = make('tr');
    content.columns.forEach(function (name, i) {
      head.append(make('th', content.words && content.words.includes(i) ? { scope: 'col', class: 'words' } : { scope: 'col' }, name));
    });
    table.tHead.replaceChildren(head);
    table.tBodies[0].replaceChildren.apply(table.tBodies[0], content.rows.map(function (row) { return line(row, content.words || []); }));
  }

  function line(row, words) {
    const tr = make('tr', row.point !== undefined && row.point === state.chosen ? { class: 'chosen' } : {});
    row.cells.forEach(function (cell, i) {
      const element = make(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : words.includes(i) ? { class: 'words' } : {});
      const point = i === 0 ? row.point : row.points && row.points[i];
      if (point !== undefined && point !== null) {
        const pick = mho.button(cell, function () { choose(point); });
        pick.className = 'pick';
        pick.setAttribute('aria-label', 'Point ' + space.points[point] + (cell.startsWith('#') ? '' : ', ' + cell));
        element.append(pick);
      } else {
        element.textContent = cell;
      }
      tr.append(element);
    });
    return tr;
  }

  function note(caption) {
    return { height: 60, option: { graphic: [] }, caption: caption, table: { caption: caption, columns: ['point'], rows: [] } };
  }

  // ---- Pareto front ----

  const front = { x: 0, y: 0, each: 0, colour: 0 };

  function eachChoices() {
    const single = varied.filter(function (a) { return space.axes[a].labels.length <= 12; });
    const sets = [{ name: 'all points together', axes: [] }]
      .concat(single.map(function (a) { return { name: 'each ' + axisName(a), axes: [a] }; }));
    if (space.circumstances.length > 1) {
      sets.push({ name: 'each ' + space.circumstances.map(axisName).join(' and '), axes: space.circumstances });
    }
    return sets;
  }

  function defaultEach() {
    const wanted = space.circumstances.join();
    return Math.max(0, eachChoices().findIndex(function (set) { return set.axes.join() === wanted; }));
  }

  function colourAxes() {
    return varied.filter(function (a) { return space.axes[a].labels.length <= MOST_COLOURS; });
  }

  function currentFronts() {
    return fronts(visible(), front.x, front.y, eachChoices()[front.each].axes);
  }

  function bySeries(some, axis, none) {
    if (axis === undefined) {
      return [{ name: none, colour: 0, rows: some }];
    }
    return space.axes[axis].labels.map(function (label, i) {
      return { name: axisName(axis) + ' ' + label, colour: i, rows: some.filter(function (k) { return places[axis][k] === i; }) };
    }).filter(function (group) { return group.rows.length > 0; });
  }

  function drawFront(c, width) {
    const x = front.x;
    const y = front.y;
    const lines = currentFronts();
    const on = new Set([].concat.apply([], lines));
    const shown = visible().filter(has(x)).filter(has(y));
    if (shown.length === 0) {
      return note('No point is within the limits.');
    }
    const banded = state.bands ? Array.from(on) : [];
    const xs = shown.map(function (k) { return value(x, k); });
    const ys = shown.map(function (k) { return value(y, k); });
    banded.forEach(function (k) { xs.push(low(x, k), high(x, k)); ys.push(low(y, k), high(y, k)); });
    const gx = scaleOfMeasure(x, xs);
    const gy = scaleOfMeasure(y, ys);
    const at = function (k) { return { value: [value(x, k) * gx.factor, value(y, k) * gy.factor], point: k }; };
    const colourAxis = colourAxes()[front.colour];
    const groups = bySeries(Array.from(on), colourAxis, 'front');
    const dominated = shown.filter(function (k) { return !on.has(k); });
    const names = (dominated.length > 0 ? ['dominated'] : []).concat(groups.map(function (group) { return group.name; }));
    const below = 50 + mho.LEGEND_LINE * mho.legendLines(names, width);
    const option = mho.base(c);
    option.legend = mho.legend(c, names, width);
    option.legend.show = true;
    option.grid = { left: 70, right: 20, top: 14, bottom: below };
    option.xAxis = mho.axisOf(c, gx, {});
    option.yAxis = mho.axisOf(c, gy, { nameGap: 50 });
    mho.fit(option.xAxis, xs.map(function (v) { return v * gx.factor; }), 0.05);
    mho.fit(option.yAxis, ys.map(function (v) { return v * gy.factor; }), 0.05);
    option.tooltip.formatter = function (item) { return item.data && item.data.point !== undefined ? tip(item.data.point, [x, y]) : ''; };
    const step = net().measures[x].better === 'less' ? 'end' : 'start';
    option.series = [{
      name: 'dominated', type: 'scatter', symbol: 'circle', symbolSize: shown.length > 500 ? 4 : 6, z: 2, progressive: 0, large: dominated.length > CANVAS_FROM, largeThreshold: CANVAS_FROM,
      itemStyle: { color: c.rest, opacity: 0.45 }, data: dominated.map(at)
    }].concat(lines.filter(function (some) { return some.length > 1; }).map(function (some, i) {
      return {
        name: 'front ' + i, type: 'line', step: step, symbol: 'none', silent: true, z: 3, data: some.map(function (k) { return at(k).value; }),
        lineStyle: { color: c.ink, width: 1.2, type: [[5, 4], [2, 3], [9, 4], [9, 3, 2, 3]][i % 4] }
      };
    }), groups.map(function (group) {
      return {
        name: group.name, type: 'scatter', symbol: mho.SYMBOLS[group.colour % mho.SYMBOLS.length], symbolSize: 12, z: 4,
        itemStyle: { color: c.series[group.colour % mho.SERIES], borderColor: c.panel, borderWidth: 1 }, data: group.rows.map(at)
      };
    }), banded.length > 0 ? [crosses(banded, x, y, gx, gy, c, option)] : [], ringed(shown, at, c));
    const met = net().measures;
    return {
      height: 340 + below,
      option: option,
      pick: function (event) { return event.data && event.data.point; },
      caption: on.size + ' of ' + shown.length + (on.size === 1 ? ' points is' : ' points are') + ' on the front of ' + met[y].name + ' and ' + met[x].name
        + (lines.length > 1 ? ' (' + eachChoices()[front.each].name + ' has its own)' : '') + extremes(on, x, y),
      table: frontTable(lines, x, y)
    };
  }

  function extremes(on, x, y) {
    const all = Array.from(on);
    const bestX = bestOf(all, x);
    const bestY = bestOf(all, y);
    if (all.length === 1) {
      return ': ' + text(y, value(y, bestY)) + ' at ' + text(x, value(x, bestX)) + ' (' + title(bestX) + ').';
    }
    return ': from ' + text(y, value(y, bestY)) + ' at ' + text(x, value(x, bestY)) + ' (' + title(bestY) + ') to '
      + text(y, value(y, bestX)) + ' at ' + text(x, value(x, bestX)) + ' (' + title(bestX) + ').';
  }

  function frontTable(lines, x, y) {
    const met = net().measures;
    return {
      caption: 'Points that no other beats in ' + met[y].name + ' and ' + met[x].name,
      columns: ['point', 'settings', met[y].name, 'low', 'high', met[x].name, 'low', 'high'],
      words: [1],
      rows: [].concat.apply([], lines).map(function (k) {
        return { point: k, cells: [title(k), settings(k)].concat(band(y, k), band(x, k)) };
      })
    };
  }

  function band(m, k) {
    return [text(m, value(m, k)), text(m, low(m, k)), text(m, high(m, k))];
  }

  function tip(k, measures) {
    return '<b>' + title(k) + '</b><br>' + mho.escaped(settings(k)).replace(/(.{30,60}?, )/g, '$1<br>') + measures.map(function (m) {
      return '<br>' + mho.escaped(net().measures[m].name) + ' ' + text(m, value(m, k))
        + (low(m, k) === high(m, k) ? '' : ' (' + text(m, low(m, k)) + ' to ' + text(m, high(m, k)) + ')');
    }).join('');
  }

  /** Bands of both measures as crosses with caps. */
  function crosses(some, x, y, gx, gy, c, option) {
    const within = function (axis, number) { return Math.min(Math.max(number, axis.min), axis.max); };
    return {
      name: 'bands', type: 'custom', silent: true, z: 3,
      data: some.map(function (k) {
        return [value(x, k) * gx.factor, value(y, k) * gy.factor, low(x, k) * gx.factor, high(x, k) * gx.factor,
          low(y, k) * gy.factor, high(y, k) * gy.factor];
      }),
      encode: { x: 0, y: 1 },
      renderItem: function (params, api) {
        const at = api.coord([api.value(0), api.value(1)]);
        const left = api.coord([within(option.xAxis, api.value(2)), api.value(1)])[0];
        const right = api.coord([within(option.xAxis, api.value(3)), api.value(1)])[0];
        const bottom = api.coord([api.value(0), within(option.yAxis, api.value(4))])[1];
        const top = api.coord([api.value(0), within(option.yAxis, api.value(5))])[1];
        const strokes = left === right ? [] : [[left, at[1], right, at[1]], [left, at[1] - 3, left, at[1] + 3], [right, at[1] - 3, right, at[1] + 3]];
        if (top !== bottom) {
          strokes.push([at[0], top, at[0], bottom], [at[0] - 3, top, at[0] + 3, top], [at[0] - 3, bottom, at[0] + 3, bottom]);
        }
        return { type: 'group', children: strokes.map(function (s) {
          return { type: 'line', shape: { x1: s[0], y1: s[1], x2: s[2], y2: s[3] }, style: { stroke: c.ink, lineWidth: 1, opacity: 0.55 } };
        }) };
      }
    };
  }

  /** A ring around the chosen point. */
  function ringed(shown, at, c) {
    if (state.chosen === null || !shown.includes(state.chosen)) {
      return [];
    }
    return [{
      name: 'chosen', type: 'scatter', symbol: 'circle', symbolSize: 20, z: 6, silent: true, data: [at(state.chosen)],
      itemStyle: { color: 'transparent', borderColor: c.ink, borderWidth: 2 },
      label: { show: true, formatter: title(state.chosen), position: 'top', color: c.ink, textBorderColor: c.panel, textBorderWidth: 3 }
    }];
  }

  // ---- parallel coordinates ----

  function dimensions() {
    const main = net().measures.map(function (unused, m) { return m; }).filter(function (m) { return shownMeasures.has(net().measures[m].name); });
    return varied.map(function (a) { return { key: 'a' + a, name: axisName(a), axis: a }; })
      .concat(main.map(function (m) { return { key: 'm' + m, name: net().measures[m].name, measure: m }; }));
  }

  /** Whether an axis has so many numbers that it is drawn as a scale and not as a list of them. */
  function isFine(a) {
    return space.axes[a].numbers.length > MOST_LISTED;
  }

  /** An interval along a line's axis as the limits have it, and back: limits of axes are places among their values. */
  function toLimits(dimension, ends) {
    if (dimension.axis === undefined || !isFine(dimension.axis)) {
      return ends;
    }
    const within = space.axes[dimension.axis].numbers.map(function (v, i) { return v >= ends[0] && v <= ends[1] ? i : -1; })
      .filter(function (i) { return i >= 0; });
    return within.length === 0 ? [0.25, 0.75] : [within[0], within[within.length - 1]];
  }

  function toInterval(dimension, ends) {
    return dimension.axis === undefined || !isFine(dimension.axis) ? ends
      : ends.map(function (place) { return space.axes[dimension.axis].numbers[Math.round(place)]; });
  }

  const shownMeasures = new Set([space.networks[0].measures[0].name, 'energy', 'latency', 'area']);

  function dimensionAxis(dimension, i, c, room) {
    const narrow = room === 0;
    const common = {
      dim: i, id: 'd' + i, name: narrow ? broken(dimension.name, 15) : dimension.name, nameLocation: narrow ? 'start' : 'end', nameGap: narrow ? 8 : 12,
      nameTextStyle: { color: c.ink, width: narrow ? 92 : 96, overflow: 'break', lineHeight: 13, align: narrow ? 'right' : i === 0 ? 'left' : 'center', fontSize: 11 },
      nameTruncate: narrow ? {} : { maxWidth: Math.max(60, room - 8) },
      axisLine: { lineStyle: { color: c.muted } }, axisTick: { lineStyle: { color: c.muted } },
      axisLabel: { color: c.ink, fontSize: 11, textBorderColor: c.panel, textBorderWidth: 4, hideOverlap: true },
      areaSelectStyle: { width: 16, borderWidth: 1.5, borderColor: c.ink, color: c.ink, opacity: 0.15 }
    };
    if (dimension.axis !== undefined && !isFine(dimension.axis)) {
      const labels = space.axes[dimension.axis].labels;
      return Object.assign(common, { type: 'category', data: labels, axisTick: { show: false }, axisLabel: Object.assign(common.axisLabel, {
        width: narrow ? 64 : Math.max(50, room - 16), overflow: 'truncate', interval: labels.length > 12 ? 'auto' : 0 }) });
    }
    const unit = dimension.axis === undefined ? net().measures[dimension.measure].unit : space.axes[dimension.axis].unit;
    const numbers = dimension.axis === undefined ? net().measures[dimension.measure].values.filter(function (v) { return v !== null; })
      : space.axes[dimension.axis].numbers;
    const scale = scaleOf(dimension.name, unit, numbers);
    const axis = Object.assign(common, { type: scale.logarithmic ? 'log' : 'value', scale: true, min: Math.min.apply(null, numbers), max: Math.max.apply(null, numbers) });
    if (axis.min === axis.max) {
      axis.min = axis.min - (Math.abs(axis.min) || 1);
      axis.max = axis.max + (Math.abs(axis.max) || 1);
    }
    const marks = scale.logarithmic ? mho.between(axis.min, axis.max) : [axis.min, (axis.min + axis.max) / 2, axis.max];
    axis.axisLabel.customValues = marks;
    axis.axisTick = Object.assign({}, axis.axisTick, { customValues: marks });
    axis.axisLabel.formatter = function (v) { return compact(unit, v); };
    return axis;
  }

  /** Words in lines of a few characters; a longer word has a line of its own. */
  function broken(words, most) {
    return words.split(' ').reduce(function (lines, word) {
      const last = lines[lines.length - 1];
      if (last !== '' && last.length + 1 + word.length > most) {
        return lines.concat([word]);
      }
      return lines.slice(0, -1).concat([last === '' ? word : last + ' ' + word]);
    }, ['']).join('\n');
  }

  function compact(unit, v) {
    return unit === '%' ? mho.significant(100 * v, 3) + ' %' : unit === '' ? mho.significant(v, 3) : mho.quantity(v, unit, 3);
  }

  function drawParallel(c, width) {
    const all = dimensions();
    const narrow = width < 640;
    const colourAxis = colourAxes()[front.colour];
    const groups = bySeries(rows, colourAxis, 'points');
    const names = groups.map(function (group) { return group.name; });
    const below = mho.LEGEND_LINE * mho.legendLines(names, width);
    const option = mho.base(c);
    option.legend = mho.legend(c, names, width);
    option.parallel = narrow
      ? { layout: 'vertical', left: 108, right: 34, top: 20, bottom: below + 34 }
      : { layout: 'horizontal', left: 50, right: 80, top: 40, bottom: below + 24 };
    option.parallelAxis = all.map(function (dimension, i) { return dimensionAxis(dimension, i, c, narrow ? 0 : (width - 130) / Math.max(1, all.length - 1)); });
    option.tooltip.formatter = function (item) { return item.data ? tip(item.data.point, measuresOf(all)) : ''; };
    const opacity = count > 2000 ? 0.12 : count > 300 ? 0.3 : 0.55;
    option.series = groups.map(function (group) {
      return {
        name: group.name, type: 'parallel', smooth: false, progressive: 500, inactiveOpacity: 0.03, activeOpacity: Math.min(1, 2 * opacity),
        lineStyle: { color: c.series[group.colour % mho.SERIES], width: 1.3, opacity: opacity, type: group.colour % 2 ? [5, 3] : 'solid' },
        emphasis: { lineStyle: { width: 3, opacity: 1 } },
        data: group.rows.map(function (k) { return { value: all.map(function (d) { return coordinate(d, k); }), point: k }; })
      };
    });
    if (state.chosen !== null) {
      option.series.push({
        name: 'chosen', type: 'parallel', silent: true, z: 5, activeOpacity: 1, inactiveOpacity: 1,
        lineStyle: { color: c.ink, width: 3, opacity: 1 }, data: [all.map(function (d) { return coordinate(d, state.chosen); })]
      });
    }
    const shown = visible();
    return {
      height: (narrow ? 62 * all.length + 60 : 380) + below,
      option: option,
      pick: function (event) { return event.data && event.data.point; },
      caption: shown.length + ' of ' + count + ' points are within the limits; each is a line. Drag along an axis to limit it, click the axis to free it; '
        + 'the limits hold for all pictures.',
      table: rangesTable(all, shown),
      after: brushing(all)
    };
  }

  function measuresOf(all) {
    return all.filter(function (d) { return d.measure !== undefined; }).map(function (d) { return d.measure; });
  }

  function coordinate(dimension, k) {
    if (dimension.axis === undefined) {
      return value(dimension.measure, k) === null ? '-' : value(dimension.measure, k);
    }
    const place = places[dimension.axis][k];
    return place < 0 ? '-' : isFine(dimension.axis) ? space.axes[dimension.axis].numbers[place] : place;
  }

  let brushes = false;

  function brushing(all) {
    return function (chart, first) {
      brushes = true;
      all.forEach(function (dimension, i) {
        if (state.limits[dimension.key]) {
          chart.dispatchAction({ type: 'axisAreaSelect', parallelAxisId: 'd' + i, intervals: [toInterval(dimension, state.limits[dimension.key])] });
        }
      });
      brushes = false;
      if (first) {
        chart.on('axisareaselected', function (event) {
          if (!brushes) {
            brushed(Number(event.parallelAxisId.slice(1)), event.intervals);
          }
        });
      }
    };
  }

  function brushed(i, intervals) {
    const dimension = dimensions()[i];
    if (intervals && intervals.length > 0) {
      state.limits[dimension.key] = toLimits(dimension, [Math.min.apply(null, intervals[0]), Math.max.apply(null, intervals[0])]);
    } else {
      delete state.limits[dimension.key];
    }
    updateBut();
  }

  function rangesTable(all, shown) {
    return {
      caption: 'Range of the ' + shown.length + ' points within the limits',
      columns: ['axis or measure', 'from', 'to'],
      rows: all.map(function (dimension) {
        const numbers = shown.map(function (k) { return limitValue(dimension.key, k); }).filter(function (v) { return v !== null; });
        const ends = numbers.length === 0 ? [] : [Math.min.apply(null, numbers), Math.max.apply(null, numbers)];
        return { cells: [dimension.name].concat(ends.map(function (end) {
          return dimension.axis !== undefined ? space.axes[dimension.axis].labels[end] : text(dimension.measure, end);
        })) };
      })
    };
  }

  // ---- tornado ----

  const tornado = { measure: 0, mode: 0 };

  /** For each axis the points that differ from a centre in nothing else. */
  function alone(at, m) {
    return varied.map(function (a) {
      const line = visible().concat(visible().includes(at) ? [] : [at]).filter(has(m)).filter(function (k) {
        return space.axes.every(function (unused, other) { return other === a || places[other][k] === places[other][at]; });
      });
      const rising = line.slice().sort(function (p, q) { return value(m, p) - value(m, q) || p - q; });
      const most = rising.length === 0 ? undefined : value(m, rising[rising.length - 1]);
      return { name: axisName(a), axis: a, count: line.length, least: rising[0],
        greatest: rising.find(function (k) { return value(m, k) === most; }) };
    }).filter(function (row) { return row.count > 1; }).map(function (row) {
      return Object.assign(row, { low: value(m, row.least), high: value(m, row.greatest),
        lowAt: axisLabel(row.axis, row.least), highAt: axisLabel(row.axis, row.greatest) });
    }).sort(bySpan);
  }

  function bySpan(p, q) {
    return (q.high - q.low) - (p.high - p.low);
  }

  /** Means of a measure over the points at each value of an axis. */
  function averages(m) {
    return net().effects.map(function (effect) {
      const means = effect.means[m];
      const present = means.filter(function (v) { return v !== null; });
      const ends = [Math.min.apply(null, present), Math.max.apply(null, present)];
      return { name: axisName(effect.axis), axis: effect.axis, low: ends[0], high: ends[1],
        lowAt: effect.labels[means.indexOf(ends[0])], highAt: effect.labels[means.indexOf(ends[1])] };
    }).filter(function (row) { return isFinite(row.low); }).sort(bySpan);
  }

  function drawTornado(c, width) {
    const m = tornado.measure;
    const at = centre();
    const one = tornado.mode === 0;
    const all = one ? alone(at, m) : averages(m);
    const name = net().measures[m].name;
    if (all.length === 0) {
      return note(one ? 'No point differs from point ' + title(at) + ' in one axis only; the averages over all points need no such point.'
        : 'No axis has values to average over.');
    }
    const middle = one ? value(m, at) : mean(m);
    const view = { rows: all, unit: net().measures[m].unit, name: one ? name : 'mean ' + name, middle: middle,
      label: one ? title(at) + ': ' + text(m, middle) : 'mean of all: ' + text(m, middle), high: 44 };
    const words = one ? 'Around point ' + title(at) + ' (' + settings(at) + '), ' : 'On average over all ' + count + ' points, ';
    return Object.assign(spans(view, c, width), {
      pick: function (event) { return one && event.data ? (event.data.upper ? event.data.row.greatest : event.data.row.least) : undefined; },
      caption: words + all[0].name + ' moves ' + name + ' most: from ' + text(m, all[0].low) + ' (' + all[0].lowAt + ') to '
        + text(m, all[0].high) + ' (' + all[0].highAt + ').',
      table: {
        caption: one ? name + ' when one axis alone leaves point ' + title(at) : 'Means of ' + name + ' over the points at each value of an axis',
        columns: ['axis', 'least', 'at', 'greatest', 'at'], words: [2, 4],
        rows: all.map(function (row) {
          return { cells: [row.name, text(m, row.low), row.lowAt, text(m, row.high), row.highAt],
            points: one ? [null, null, row.least, null, row.greatest] : undefined };
        })
      }
    });
  }

  function mean(m) {
    const present = net().measures[m].values.filter(function (v) { return v !== null; });
    return present.reduce(function (sum, v) { return sum + v; }, 0) / present.length;
  }

  /** Horizontal bars from low to high around a middle, with what is at the ends below each. */
  function spans(view, c, width) {
    const numbers = [view.middle];
    view.rows.forEach(function (row) { numbers.push(row.low, row.high); });
    const scale = scaleOf(view.name, view.unit, numbers);
    const f = scale.factor;
    const left = mho.labelWidth(width) + 12;
    const option = mho.base(c);
    const high = view.high;
    option.grid = { left: left, right: 24, top: 26, height: high * view.rows.length };
    option.xAxis = mho.axisOf(c, scale, {});
    mho.fit(option.xAxis, numbers.map(function (v) { return v * f; }), 0.06);
    option.yAxis = mho.nameAxis(c, view.rows.map(function (row) { return row.name; }), width);
    option.tooltip.formatter = function (item) {
      const row = item.data && item.data.row;
      return row ? '<b>' + mho.escaped(row.name) + '</b><br>least ' + scale.say(row.low) + ends(row.lowAt) + '<br>greatest ' + scale.say(row.high) + ends(row.highAt) : '';
    };
    const ends = function (at) { return at ? ' at ' + mho.escaped(at) : ''; };
    const half = function (upper) {
      const colour = c.series[upper ? 1 : 0];
      return {
        name: upper ? 'to the greatest' : 'to the least', type: 'custom', z: 3, encode: { x: [0, 1], y: 2 }, itemStyle: { color: colour },
        data: view.rows.map(function (row, i) {
          const end = upper ? Math.max(row.high, view.middle) : Math.min(row.low, view.middle);
          return { value: [view.middle * f, end * f, i], row: row, upper: upper };
        }),
        renderItem: function (params, api) {
          const a = api.coord([api.value(0), api.value(2)]);
          const b = api.coord([api.value(1), api.value(2)]);
          return { type: 'rect', shape: { x: Math.min(a[0], b[0]), y: a[1] - 13, width: Math.abs(a[0] - b[0]), height: 14 }, style: { fill: colour } };
        }
      };
    };
    const words = {
      name: 'ends', type: 'custom', silent: true, z: 8, encode: { y: 0 },
      data: view.rows.map(function (row, i) { return [i]; }),
      renderItem: function (params, api) {
        const y = api.coord([option.xAxis.min, api.value(0)])[1];
        const row = view.rows[params.dataIndex];
        const words = row.low === row.high ? 'no change' : row.lowAt ? row.lowAt + ' … ' + row.highAt : scale.say(row.low) + ' … ' + scale.say(row.high);
        const line = api.coord([view.middle * f, api.value(0)])[0];
        // right of the line where it would cross the words
        const x = line > left && line < left + 8 + 6 * words.length ? line + 6 : left + 4;
        return { type: 'text', x: x, y: y + 4, style: { text: words, fill: c.ink, stroke: c.panel, lineWidth: 3, fontSize: 11,
          fontFamily: option.textStyle.fontFamily, width: width - x - 10, overflow: 'truncate' } };
      }
    };
    option.series = [half(false), half(true), words, {
      name: 'middle', type: 'line', symbol: 'none', silent: true, data: [],
      z: 2, markLine: { silent: true, symbol: 'none', z: 2, precision: 12, lineStyle: { color: c.ink, type: 'dashed', width: 1.2 },
        label: { formatter: view.label, color: c.ink, position: 'start', distance: 6 }, data: [{ xAxis: view.middle * f }] }
    }];
    return { height: 26 + high * view.rows.length + 52, option: option };
  }

  // ---- bands of components ----

  const QUANTITIES = [{ key: 'energy', unit: 'J' }, { key: 'area', unit: 'm²' }];
  const bands = { quantity: 0 };

  function component(quantity, i, part, k) {
    const columns = net()[quantity.key][i];
    return (columns[part] || columns.values)[k];
  }

  function swings(quantity, k) {
    const total = net().components.reduce(function (sum, unused, i) { return sum + component(quantity, i, 'values', k); }, 0);
    return { total: total, rows: net().components.map(function (name, i) {
      const nominal = component(quantity, i, 'values', k);
      return { name: name, low: total - nominal + component(quantity, i, 'low', k), high: total - nominal + component(quantity, i, 'high', k) };
    }).filter(function (row) { return row.high > row.low; }).sort(bySpan) };
  }

  const ONLY_TOTALS = 'Only totals of these points are known.';

  function drawBands(c, width) {
    if (net().components.length === 0) {
      return note(ONLY_TOTALS);
    }
    const quantity = QUANTITIES[bands.quantity];
    const at = centre();
    const found = swings(quantity, at);
    if (found.rows.length === 0) {
      return note('No component of point ' + title(at) + ' has a band of its ' + quantity.key + '.');
    }
    const say = function (v) { return mho.quantity(v, quantity.unit); };
    const most = found.rows.slice(0, 8);
    const rest = found.rows.length - most.length;
    return Object.assign(spans({ rows: most, unit: quantity.unit, name: quantity.key + ' in all', middle: found.total,
      label: title(at) + ': ' + say(found.total), high: 40 }, c, width), {
      caption: 'The band of ' + most[0].name + ' moves the ' + quantity.key + ' of point ' + title(at) + ' most: from ' + say(most[0].low)
        + ' to ' + say(most[0].high) + ', all others nominal.' + (rest > 0 ? ' ' + rest + ' components that move it less are in the table.' : ''),
      table: { caption: quantity.key + ' of point ' + title(at) + ' when one component goes through its band', columns: ['component', 'low', 'high'],
        rows: found.rows.map(function (row) { return { cells: [row.name, say(row.low), say(row.high)] }; }) }
    });
  }

  // ---- what components take ----

  const shares = { quantity: 0, mode: 0 };

  function evenly(some, most) {
    return some.length <= most ? some : Array.from({ length: most }, function (unused, i) {
      return some[Math.round(i * (some.length - 1) / (most - 1))];
    });
  }

  function barPoints() {
    const on = [].concat.apply([], currentFronts()).sort(function (p, q) { return value(front.x, p) - value(front.x, q); });
    const some = evenly(on, MOST_BARS);
    const more = state.chosen !== null && !some.includes(state.chosen);
    return { rows: more ? [state.chosen].concat(some) : some,
      text: (some.length < on.length ? some.length + ' of the ' : 'The ') + (on.length === 1 ? 'only point' : on.length + ' points') + ' of the front' + (more ? ' and the chosen one' : '') };
  }

  function drawShares(c, width) {
    const quantity = QUANTITIES[shares.quantity];
    const found = barPoints();
    const points = found.rows;
    if (points.length === 0 || net().components.length === 0) {
      return note(points.length === 0 ? 'No point is within the limits.' : ONLY_TOTALS);
    }
    const totals = points.map(function (k) {
      return net().components.reduce(function (sum, unused, i) { return sum + component(quantity, i, 'values', k); }, 0);
    });
    const order = net().components.map(function (unused, i) { return i; })
      .sort(function (p, q) { return largest(quantity, q, points, totals) - largest(quantity, p, points, totals); })
      .filter(function (i) { return largest(quantity, i, points, totals) > 0; });
    const groups = order.slice(0, mho.SERIES).map(function (i, n) { return { name: net().components[i], members: [i], colour: c.series[n], index: n }; });
    if (order.length > mho.SERIES) {
      groups.push({ name: 'other components', members: order.slice(mho.SERIES), colour: c.rest, index: mho.SERIES });
    }
    const relative = shares.mode === 1;
    const scale = mho.prefixed(Math.max.apply(null, totals), quantity.unit);
    const sum = function (group, k) { return group.members.reduce(function (all, i) { return all + component(quantity, i, 'values', k); }, 0); };
    const names = groups.map(function (group) { return group.name; });
    const below = 52 + mho.LEGEND_LINE * mho.legendLines(names, width);
    const option = mho.base(c);
    const labels = points.map(function (k) { return title(k) + ' ' + settings(k); });
    const wide = width < 450 ? 110 : 230;
    option.legend = mho.legend(c, names, width);
    option.grid = { left: wide + 12, right: 70, top: 8, bottom: below };
    option.xAxis = mho.valueAxis(c, { min: 0, max: relative ? 100 : undefined, name: relative ? 'share of the ' + quantity.key + ' [%]' : quantity.key + ' [' + scale.unit + ']',
      axisLabel: { formatter: function (v) { return mho.significant(v, 3); } } });
    option.yAxis = mho.nameAxis(c, labels, width);
    Object.assign(option.yAxis.axisLabel, { width: wide, fontSize: 11, lineHeight: 13,
      formatter: function (label) { return label.length > 90 ? label.slice(0, 88) + '…' : label; } });
    option.tooltip.formatter = function (item) {
      const group = groups[item.seriesIndex];
      const k = points[item.dataIndex];
      return '<b>' + title(k) + '</b><br>' + mho.escaped(group.name) + ': ' + mho.quantity(sum(group, k), quantity.unit) + ' ('
        + mho.significant(100 * sum(group, k) / totals[item.dataIndex], 3) + ' %)';
    };
    option.series = groups.map(function (group, g) {
      return {
        name: group.name, type: 'bar', stack: 'parts', barMaxWidth: 24,
        itemStyle: { color: group.colour, borderColor: c.panel, borderWidth: 1, decal: mho.DECALS[group.index](c) },
        data: points.map(function (k, n) { return relative ? 100 * sum(group, k) / totals[n] : sum(group, k) * scale.factor; }),
        label: g === groups.length - 1 ? { show: true, position: 'right', color: c.ink,
          formatter: function (item) { return mho.quantity(totals[item.dataIndex], quantity.unit, 3); } } : undefined
      };
    });
    const dearest = points[totals.indexOf(Math.max.apply(null, totals))];
    return {
      height: 44 * points.length + 8 + below,
      option: option,
      pick: function (event) { return points[event.dataIndex]; },
      caption: found.text + ': ' + (totals.length === 1 ? '' : 'from ' + mho.quantity(Math.min.apply(null, totals), quantity.unit) + ' to ')
        + mho.quantity(Math.max.apply(null, totals), quantity.unit)
        + '; the largest part of ' + title(dearest) + ' is ' + net().components[order.slice().sort(function (p, q) {
          return component(quantity, q, 'values', dearest) - component(quantity, p, 'values', dearest); })[0]] + '.',
      table: sharesTable(points, order, quantity, totals)
    };
  }

  function sharesTable(points, order, quantity, totals) {
    return {
      caption: quantity.key + ' of these points, by component',
      columns: ['component'].concat(points.map(title)),
      rows: order.map(function (i) {
        return { cells: [net().components[i]].concat(points.map(function (k) { return mho.quantity(component(quantity, i, 'values', k), quantity.unit); })) };
      }).concat([{ cells: ['in all'].concat(totals.map(function (total) { return mho.quantity(total, quantity.unit); })) }])
    };
  }

  /** The largest share of a component at any of some points. */
  function largest(quantity, i, points, totals) {
    return Math.max.apply(null, points.map(function (k, n) { return totals[n] > 0 ? component(quantity, i, 'values', k) / totals[n] : 0; }));
  }

  // ---- along an axis ----

  const OTHERS = ['as at the centre', 'the best of them'];
  const trend = { along: 0, measure: 0, by: 0, others: 0 };
  const map = { across: 0, down: 0, measure: 0, others: 1 };

  function bys() {
    return [undefined].concat(colourAxes());
  }

  function candidates(m, mode, free) {
    const at = centre();
    const able = visible().filter(has(m));
    return mode === 1 ? able : able.filter(function (k) {
      return space.axes.every(function (unused, a) { return free.includes(a) || places[a][k] === places[a][at]; });
    });
  }

  function drawTrend(c, width) {
    const along = varied[trend.along];
    const by = bys()[trend.by] === along ? undefined : bys()[trend.by];
    const m = trend.measure;
    const axis = space.axes[along];
    const numeric = axis.numbers.length > 0;
    const able = candidates(m, trend.others, [along, by]);
    const groups = bySeries(able, by, net().measures[m].name).map(function (group) {
      const best = new Map();
      group.rows.forEach(function (k) {
        const other = best.get(places[along][k]);
        if (places[along][k] >= 0 && (other === undefined || loss(m, k) < loss(m, other))) {
          best.set(places[along][k], k);
        }
      });
      return Object.assign(group, { rows: Array.from(best.keys()).sort(function (p, q) { return p - q; }).map(function (place) { return best.get(place); }) });
    });
    const all = [].concat.apply([], groups.map(function (group) { return group.rows; }));
    if (all.length === 0) {
      return note('No point within the limits has the other settings of point ' + title(centre()) + '.');
    }
    const xs = numeric ? all.map(function (k) { return axis.numbers[places[along][k]]; }) : [];
    const ys = [].concat.apply([], all.map(function (k) { return [value(m, k), low(m, k), high(m, k)]; }));
    const gx = numeric ? scaleOf(axisName(along), axis.unit, xs) : null;
    const gy = scaleOfMeasure(m, ys);
    const at = function (k, v) { return [numeric ? axis.numbers[places[along][k]] * gx.factor : places[along][k], v * gy.factor]; };
    const names = groups.map(function (group) { return group.name; });
    const below = 50 + (names.length > 1 ? mho.LEGEND_LINE * mho.legendLines(names, width) : 0);
    const option = mho.base(c);
    option.legend = mho.legend(c, names, width);
    option.legend.data = groups.map(function (group) {
      return { name: group.name, icon: mho.SYMBOLS[group.colour % mho.SYMBOLS.length], itemStyle: { opacity: 1 } };
    });
    option.grid = { left: 70, right: 20, top: 14, bottom: below };
    if (numeric) {
      option.xAxis = mho.axisOf(c, gx, {});
      mho.fit(option.xAxis, xs.map(function (v) { return v * gx.factor; }), 0.04);
      const marks = axis.numbers.map(function (v) { return v * gx.factor; });
      if (marks.length <= 10) {
        option.xAxis.axisLabel = Object.assign({}, option.xAxis.axisLabel, { customValues: marks, showMinLabel: true, showMaxLabel: true });
        option.xAxis.axisTick = Object.assign({}, option.xAxis.axisTick, { customValues: marks });
      }
    } else {
      option.xAxis = { type: 'category', data: axis.labels, name: axisName(along), nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: c.muted },
        axisLabel: { color: c.ink, width: (width - 90) / axis.labels.length - 6, overflow: 'truncate', interval: 0 }, axisLine: { lineStyle: { color: c.muted } } };
    }
    option.yAxis = mho.axisOf(c, gy, { nameGap: 50 });
    mho.fit(option.yAxis, ys.map(function (v) { return v * gy.factor; }), 0.05);
    option.tooltip.formatter = function (item) { return item.data && item.data.point !== undefined ? tip(item.data.point, [m]) : ''; };
    option.series = [].concat.apply([], groups.map(function (group) {
      const colour = c.series[group.colour % mho.SERIES];
      // points of many values, as a search draws them, are no curve
      const many = group.rows.length > MOST_JOINED;
      return (many ? [] : [ribbon(group, m, at, colour)]).concat({
        name: group.name, type: many ? 'scatter' : 'line', symbol: mho.SYMBOLS[group.colour % mho.SYMBOLS.length], symbolSize: many ? 5 : 9, z: 4,
        progressive: 0, lineStyle: { color: colour, width: 2 }, itemStyle: { color: colour },
        data: group.rows.map(function (k) { return { value: at(k, value(m, k)), point: k }; })
      });
    })).concat(ringed(all, function (k) { return { value: at(k, value(m, k)), point: k }; }, c));
    const best = bestOf(all, m);
    return {
      height: 300 + below,
      option: option,
      pick: function (event) { return event.data && event.data.point; },
      caption: 'Best: ' + text(m, value(m, best)) + ' at ' + axisName(along) + ' ' + axisLabel(along, best)
        + (by === undefined ? '' : ' and ' + axisName(by) + ' ' + axisLabel(by, best)) + othersText(trend.others, [along, by], m)
        + (net().measures[m].low && all.length <= MOST_JOINED * groups.length ? ' Bands: 5 % to 95 % of chips for scores, low to high for costs.' : ''),
      table: {
        caption: net().measures[m].name + ' along ' + axisName(along),
        columns: ['point', 'line', axisName(along), net().measures[m].name, 'low', 'high'], words: [1],
        rows: [].concat.apply([], groups.map(function (group) {
          return group.rows.map(function (k) { return { point: k, cells: [title(k), group.name, axisLabel(along, k)].concat(band(m, k)) }; });
        }))
      }
    };
  }

  function othersText(mode, free, m) {
    const others = varied.filter(function (a) { return !free.includes(a); });
    if (others.length === 0) {
      return '.';
    }
    const at = centre();
    return mode === 1 ? '; of the points that differ in ' + others.map(axisName).join(', ') + ' the one with the best ' + net().measures[m].name + '.'
      : '; others as at point ' + title(at) + ': ' + others.map(function (a) { return axisName(a) + ' ' + axisLabel(a, at); }).join(', ') + '.';
  }

  function ribbon(group, m, at, colour) {
    return {
      name: group.name, type: 'custom', silent: true, z: 1, itemStyle: { color: colour, opacity: 0.3 }, data: [0], clip: true,
      renderItem: function (params, api) {
        const ends = group.rows.map(function (k) { return api.coord(at(k, low(m, k))); })
          .concat(group.rows.slice().reverse().map(function (k) { return api.coord(at(k, high(m, k))); }));
        return { type: 'polygon', shape: { points: ends }, style: { fill: colour, opacity: 0.18 } };
      }
    };
  }

  // ---- over two axes ----

  /** Values of an axis, or ranges of neighbouring ones where there are too many. */
  function cells(a) {
    const labels = space.axes[a].labels;
    if (labels.length <= MOST_CELLS) {
      return { labels: labels, of: function (k) { return places[a][k]; } };
    }
    const size = Math.ceil(labels.length / 12);
    const names = [];
    for (let i = 0; i < labels.length; i += size) {
      names.push(labels[i] + ' to ' + labels[Math.min(i + size, labels.length) - 1]);
    }
    return { labels: names, of: function (k) { return Math.floor(places[a][k] / size); } };
  }

  function drawMap(c, width) {
    const across = varied[map.across];
    const down = varied[map.down];
    const m = map.measure;
    if (across === down) {
      return note('Two different axes are needed.');
    }
    const columns = cells(across);
    const lines = cells(down);
    const able = candidates(m, map.others, [across, down]);
    const found = new Map();
    able.forEach(function (k) {
      const key = columns.of(k) + ' ' + lines.of(k);
      const other = found.get(key);
      if (other === undefined || loss(m, k) < loss(m, other)) {
        found.set(key, k);
      }
    });
    if (found.size === 0) {
      return note('No point within the limits has the other settings of point ' + title(centre()) + '.');
    }
    const numbers = Array.from(found.values()).map(function (k) { return value(m, k); });
    const scale = scaleOfMeasure(m, numbers);
    const shade = function (v) { return scale.logarithmic ? Math.log10(v) : v * scale.factor; };
    const shades = numbers.map(shade);
    const least = Math.min.apply(null, shades);
    const most = Math.max.apply(null, shades);
    const left = width < 450 ? 74 : 120;
    const wide = width - left - 88;
    const high = Math.max(28, Math.min(60, 340 / lines.labels.length));
    const option = mho.base(c);
    const axis = function (labels, name, more) {
      return Object.assign({ type: 'category', data: labels, name: name, nameLocation: 'middle', nameTextStyle: { color: c.muted },
        axisTick: { show: false }, axisLine: { lineStyle: { color: c.muted } }, splitArea: { show: false } }, more);
    };
    const cellWidth = wide / columns.labels.length;
    option.grid = { left: left, right: 88, top: 10, height: high * lines.labels.length };
    option.xAxis = axis(columns.labels, axisName(across), { nameGap: 30,
      axisLabel: { color: c.ink, width: Math.max(30, cellWidth - 4), overflow: 'truncate', interval: cellWidth < 34 ? 'auto' : 0 } });
    option.yAxis = axis(lines.labels, '', { axisLabel: { color: c.ink, width: left - 14, overflow: high < 32 ? 'truncate' : 'break', lineHeight: 13, interval: 0 } });
    option.tooltip.formatter = function (item) { return item.data && item.data.point !== undefined ? tip(item.data.point, [m]) : ''; };
    option.visualMap = { type: 'continuous', min: least, max: most > least ? most : least + 1, dimension: 2, right: 0, top: 10, itemHeight: Math.max(40, Math.min(high * lines.labels.length - 50, 200)), itemWidth: 14,
      text: [text(m, Math.max.apply(null, numbers)), text(m, Math.min.apply(null, numbers))], textStyle: { color: c.ink, fontSize: 11 },
      inRange: { color: mho.HEAT }, calculable: false, seriesIndex: 0 };
    option.series = [{
      name: net().measures[m].name, type: 'heatmap', progressive: 0, itemStyle: { borderColor: c.panel, borderWidth: 1 },
      data: Array.from(found.values()).map(function (k) {
        const share = most > least ? (shade(value(m, k)) - least) / (most - least) : 0;
        return { value: [columns.of(k), lines.of(k), shade(value(m, k))], point: k,
          label: { show: cellWidth > 48, color: share > 0.5 ? '#000000' : '#ffffff', fontSize: 10, formatter: compact(net().measures[m].unit, value(m, k)) } };
      }),
      emphasis: { itemStyle: { borderColor: c.ink, borderWidth: 2 } }
    }];
    const best = bestOf(Array.from(found.values()), m);
    return {
      height: high * lines.labels.length + 64,
      option: option,
      pick: function (event) { return event.data && event.data.point; },
      caption: capital(net().measures[m].name) + ' over ' + axisName(across) + ' (across) and ' + axisName(down) + ' (up). Best: ' + text(m, value(m, best)) + ' at '
        + axisLabel(across, best) + ' and ' + axisLabel(down, best) + othersText(map.others, [across, down], m) + (scale.logarithmic ? ' Shades are logarithmic.' : ''),
      table: {
        caption: capital(net().measures[m].name) + ' over ' + axisName(across) + ' and ' + axisName(down),
        columns: ['point', axisName(across), axisName(down), net().measures[m].name],
        rows: Array.from(found.values()).map(function (k) { return { point: k, cells: [title(k), axisLabel(across, k), axisLabel(down, k), text(m, value(m, k))] }; })
      }
    };
  }

  // ---- table of all points ----

  const list = { sort: null, falling: false, page: 0, front: false };

  function sortable() {
    return varied.map(function (a) { return { name: axisName(a), of: function (k) { return places[a][k]; }, say: function (k) { return axisLabel(a, k); }, words: true }; })
      .concat(net().measures.map(function (measure, m) {
        return { name: measure.name, of: function (k) { return value(m, k); }, say: function (k) { return text(m, value(m, k)); } };
      }));
  }

  function listed() {
    const on = new Set([].concat.apply([], currentFronts()));
    const some = visible().filter(function (k) { return !list.front || on.has(k); });
    const column = list.sort === null ? null : sortable()[list.sort];
    if (column) {
      some.sort(function (p, q) {
        const a = column.of(p);
        const b = column.of(q);
        return a === null ? 1 : b === null ? -1 : (list.falling ? b - a : a - b) || p - q;
      });
    }
    return { rows: some, on: on };
  }

  function drawList() {
    const table = document.getElementById('points');
    const columns = sortable();
    const found = listed();
    const pages = Math.max(1, Math.ceil(found.rows.length / PAGE));
    list.page = Math.max(0, Math.min(list.page, pages - 1));
    table.caption.textContent = net().name + ': ' + found.rows.length + ' of ' + count + ' points';
    const head = make('tr');
    head.append(make('th', { scope: 'col' }, 'point'));
    columns.forEach(function (column, i) {
      const cell = make('th', { scope: 'col', 'aria-sort': list.sort === i ? (list.falling ? 'descending' : 'ascending') : 'none' });
      if (column.words) {
        cell.className = 'words';
      }
      const sort = mho.button(column.name + (list.sort === i ? (list.falling ? ' ▾' : ' ▴') : ''), function () {
        list.falling = list.sort === i && !list.falling;
        list.sort = i;
        list.page = 0;
        drawList();
        document.getElementById('points').tHead.rows[0].cells[i + 1].firstChild.focus();
      });
      sort.className = 'pick';
      cell.append(sort);
      head.append(cell);
    });
    head.append(make('th', { scope: 'col', class: 'words' }, 'front'));
    table.tHead.replaceChildren(head);
    const words = columns.map(function (column, i) { return column.words ? i + 1 : 0; }).filter(Boolean).concat([columns.length + 1]);
    table.tBodies[0].replaceChildren.apply(table.tBodies[0], found.rows.slice(list.page * PAGE, (list.page + 1) * PAGE).map(function (k) {
      return line({ point: k, cells: [title(k)].concat(columns.map(function (column) { return column.say(k); }), [found.on.has(k) ? 'front' : '']) }, words);
    }));
    document.getElementById('design-page').textContent = 'page ' + (list.page + 1) + ' of ' + pages;
  }

  function mountList() {
    const bar = make('div', { class: 'controls' });
    const turn = function (by) { return function () { list.page += by; drawList(); }; };
    bar.append(check('design-points', 'only the front', function () { return list.front; }, function (on) { list.front = on; list.page = 0; drawList(); }),
      mho.button('Previous', turn(-1)), make('span', { id: 'design-page', role: 'status' }), mho.button('Next', turn(1)),
      mho.button('Save CSV of these points', function () { mho.save('points.csv', 'text/csv', listCsv()); }));
    document.querySelector('#design-points .scroll').before(bar);
  }

  function listCsv() {
    const quoted = function (cell) { return /[",\n]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell; };
    const head = ['point'].concat(space.axes.map(function (axis) { return axis.key; }), net().measures.map(function (measure) {
      return measure.name + (measure.unit === '' || measure.unit === '%' ? '' : ' [' + measure.unit + ']');
    }));
    return [head].concat(listed().rows.map(function (k) {
      return [String(space.points[k])].concat(space.axes.map(function (unused, a) { return axisLabel(a, k); }), net().measures.map(function (unused, m) {
        return value(m, k) === null ? '' : String(value(m, k));
      }));
    })).map(function (cells) { return cells.map(quoted).join(','); }).join('\r\n') + '\r\n';
  }

  // ---- the chosen point ----

  /** The scenario of a point: that of the space with the point's changes. */
  function scenarioOf(number) {
    let tree = JSON.parse(JSON.stringify(space.scenario));
    changesOf(number).forEach(function (change) {
      const keys = change.pointer.split('/').slice(1).map(function (key) { return key.replace(/~1/g, '/').replace(/~0/g, '~'); });
      if (keys.length === 0) {
        tree = change.value;
        return;
      }
      const last = keys.pop();
      keys.reduce(function (part, key) { return part[key]; }, tree)[last] = change.value;
    });
    return tree;
  }

  function changesOf(number) {
    return space.changes[number].map(function (pair) { return { pointer: space.pointers[pair[0]], value: space.values[pair[1]] }; });
  }

  function commandOf(number) {
    return space.command + changesOf(number).map(function (change) {
      const set = change.pointer + '=' + (typeof change.value === 'string' && !isJson(change.value) ? change.value : JSON.stringify(change.value));
      return " --set '" + set.replace(/'/g, "'\\''") + "'";
    }).join('');
  }

  /** Whether --set would read a text as something else. */
  function isJson(words) {
    try {
      JSON.parse(words);
      return true;
    } catch (error) {
      return false;
    }
  }

  function differences(number) {
    const set = {};
    changesOf(number).forEach(function (change) { set[change.pointer] = change.value; });
    return set;
  }

  function copyable(heading, id, content) {
    const source = make('pre', { id: id, tabindex: '0' }, content);
    const fold = make('details');
    fold.append(make('summary', {}, heading), mho.copier('Copy', source), source);
    return fold;
  }

  function showPoint() {
    const place = document.getElementById('design-point');
    place.replaceChildren();
    if (state.chosen === null) {
      return;
    }
    const k = state.chosen;
    const number = space.points[k];
    const frame = make('div', { class: 'point', role: 'region', 'aria-label': 'Chosen point' });
    const head = make('div', { class: 'controls' });
    head.append(make('h3', { tabindex: '-1' }, 'Point ' + title(k)), mho.button('Close', function () { choose(null); }),
      mho.button('Save scenario', function () {
        mho.save('point-' + number + '.json', 'application/json', JSON.stringify(scenarioOf(number), null, 2) + '\n');
      }));
    const facts = make('dl');
    const pair = function (name, content) {
      const both = make('div');
      both.append(make('dt', {}, name), make('dd', {}, content));
      facts.append(both);
    };
    space.axes.forEach(function (axis, a) { pair(axisName(a), axisLabel(a, k)); });
    net().measures.forEach(function (measure, m) {
      pair(measure.name, text(m, value(m, k)) + (low(m, k) === high(m, k) ? '' : ' (' + text(m, low(m, k)) + ' to ' + text(m, high(m, k)) + ')'));
    });
    const command = copyable('The command that runs it again', 'point-command', commandOf(number));
    const changed = copyable('What differs from the scenario of the space', 'point-changes', JSON.stringify(differences(number), null, 2));
    changed.open = true;
    frame.append(head, facts, changed, command, copyable('The whole scenario', 'point-scenario', JSON.stringify(scenarioOf(number), null, 2)));
    place.append(frame);
  }

  function choose(k) {
    state.chosen = k;
    update();
    showPoint();
    const status = document.getElementById('design-status');
    status.textContent = statusText() + (k === null ? '' : ' Point ' + title(k) + ' is chosen; its scenario is below.');
  }

  // ---- limits ----

  function statusText() {
    return visible().length + ' of ' + count + ' points within the limits.';
  }

  /** The same limits as those dragged on the axes of the lines, for the keyboard. */
  function mountLimits(place) {
    const fold = make('details');
    const grid = make('div', { class: 'limits' });
    fold.append(make('summary', {}, 'Limits'), grid);
    place.append(fold);
    refreshes.push(function () {
      if (grid.contains(document.activeElement)) {
        return;
      }
      grid.replaceChildren.apply(grid, varied.map(axisLimit).concat(net().measures.map(function (unused, m) { return measureLimit(m); })));
    });
  }

  function limit(key, ends) {
    if (ends === null) {
      delete state.limits[key];
    } else {
      state.limits[key] = ends;
    }
    limited();
    update();
  }

  function axisLimit(a) {
    const axis = space.axes[a];
    const key = 'a' + a;
    if (isFine(a)) {
      const dimension = { axis: a };
      return numberLimit(axisName(a), axis.unit, axis.numbers, function () {
        return state.limits[key] && toInterval(dimension, state.limits[key]);
      }, function (ends) { limit(key, ends && toLimits(dimension, ends)); });
    }
    const frame = make('fieldset');
    frame.append(make('legend', {}, axisName(a)));
    const last = axis.labels.length - 1;
    const ends = ['from', 'to'].map(function (word, i) {
      const select = make('select', { 'aria-label': axisName(a) + ' ' + word });
      const at = !state.limits[key] ? i * last : i ? Math.floor(state.limits[key][1]) : Math.ceil(state.limits[key][0]);
      options(select, axis.labels, Math.min(last, Math.max(0, at)));
      return select;
    });
    ends.forEach(function (select) {
      select.addEventListener('change', function () {
        const range = ends.map(function (one) { return Number(one.value); });
        limit(key, range[0] === 0 && range[1] === last ? null : range);
      });
    });
    frame.append(ends[0], ' to ', ends[1]);
    return frame;
  }

  function measureLimit(m) {
    const key = 'm' + m;
    const measure = net().measures[m];
    return numberLimit(measure.name, measure.unit, measure.values.filter(function (v) { return v !== null; }),
      function () { return state.limits[key]; }, function (ends) { limit(key, ends); });
  }

  /** Two numbers in a unit with a prefix that suits them; empty ones are no limits. */
  function numberLimit(name, unit, numbers, get, set) {
    const scale = unit === '%' ? { factor: 100, unit: '%' } : unit === '' ? { factor: 1, unit: '' } : mho.prefixed(Math.max.apply(null, numbers), unit);
    const frame = make('fieldset');
    frame.append(make('legend', {}, name + (scale.unit === '' ? '' : ' [' + scale.unit + ']')));
    const ends = ['from', 'to'].map(function (word, i) {
      const input = make('input', { type: 'number', step: 'any', 'aria-label': name + ' ' + word });
      const end = i ? Math.max.apply(null, numbers) : Math.min.apply(null, numbers);
      input.placeholder = mho.significant(end * scale.factor, 4);
      if (get() && isFinite(get()[i])) {
        input.value = mho.significant(get()[i] * scale.factor, 6);
      }
      return input;
    });
    ends.forEach(function (input) {
      input.addEventListener('change', function () {
        const range = ends.map(function (one, i) { return one.value === '' ? (i ? Infinity : -Infinity) : Number(one.value) / scale.factor; });
        set(range[0] === -Infinity && range[1] === Infinity ? null : range);
      });
    });
    frame.append(ends[0], ' to ', ends[1]);
    return frame;
  }

  // ---- page ----

  /** Draws figures anew, all by default; that of the lines last, as it takes longest. */
  function update(ids) {
    refreshes.forEach(function (refresh) { refresh(); });
    const some = ids || Object.keys(entries);
    some.filter(function (id) { return id !== LINES; }).forEach(function (id) { entries[id].draw(); });
    if (!ids || ids.includes('design-front')) {
      drawList();
      document.getElementById('design-status').textContent = statusText();
    }
    if (!some.includes(LINES)) {
      return;
    }
    if (count > CANVAS_FROM) {
      clearTimeout(later);
      later = setTimeout(entries[LINES].draw, 50);
    } else {
      entries[LINES].draw();
    }
  }

  let later;

  /** After a limit was dragged along an axis of the lines, which show it themselves. */
  function updateBut() {
    limited();
    update(Object.keys(entries).filter(function (id) { return id !== LINES; }));
    document.getElementById(LINES).querySelector('figcaption').textContent = statusText();
    tabulate(LINES, rangesTable(dimensions(), visible()));
  }

  function reset() {
    front.y = 0;
    front.x = measureNamed('energy', 0);
    if (front.x === 0) {
      front.x = Math.min(1, net().measures.length - 1);
    }
    front.each = defaultEach();
    front.colour = 0;
    tornado.measure = 0;
    tornado.mode = alone(centre(), 0).length > 0 ? 0 : 1;
    trend.measure = 0;
    map.measure = 0;
    const numeric = varied.findIndex(function (a) { return space.axes[a].numbers.length > 0; });
    trend.along = Math.max(0, numeric);
    trend.by = bys().findIndex(function (a) { return a !== undefined && a !== varied[trend.along]; });
    trend.by = Math.max(0, trend.by);
    trend.others = candidates(0, 0, [varied[trend.along], bys()[trend.by]]).length > 1 ? 0 : 1;
    map.across = Math.max(0, numeric);
    map.down = varied.findIndex(function (a, i) { return i !== map.across; });
    if (map.down < 0) {
      map.down = map.across;
    }
  }

  function mountChoices() {
    const place = document.getElementById('design-choices');
    const bar = make('div', { class: 'controls' });
    bar.append(choice('design', 'Network', function () { return space.networks.map(function (one) { return one.name; }); },
      function () { return state.network; }, function (i) { state.network = i; state.limits = {}; limited(); reset(); showPoint(); }),
    choice('design', 'Colours by', function () { return colourAxes().map(axisName); }, function () { return front.colour; }, function (i) { front.colour = i; }),
    mho.button('Clear limits', function () { state.limits = {}; limited(); update(); }),
    make('span', { id: 'design-status', role: 'status' }, statusText()));
    place.append(bar);
    mountLimits(place);
  }

  function axisNames() {
    return varied.map(axisName);
  }

  function mountFigures() {
    const of = function (object, key) {
      return [function () { return object[key]; }, function (i) { object[key] = i; }];
    };
    const pick = function (id, label, names, object, key) {
      return choice.apply(null, [id, label, names].concat(of(object, key)));
    };
    figure('design-front', [
      pick('design-front', 'Across', measureNames, front, 'x'), pick('design-front', 'Up', measureNames, front, 'y'),
      pick('design-front', 'One front for', function () { return eachChoices().map(function (set) { return set.name; }); }, front, 'each'),
      check('design-front', 'bands of the front', function () { return state.bands; }, function (on) { state.bands = on; })
    ], drawFront);
    figure('design-parallel', [measureBoxes()], drawParallel);
    figure('design-tornado', [
      pick('design-tornado', 'Measure', measureNames, tornado, 'measure'),
      pick('design-tornado', 'Change', function () { return ['one axis, others as at the centre', 'averages over all points']; }, tornado, 'mode')
    ], drawTornado);
    figure('design-bands', [pick('design-bands', 'Total', quantityNames, bands, 'quantity')], drawBands);
    figure('design-shares', [pick('design-shares', 'Of', quantityNames, shares, 'quantity'),
      pick('design-shares', 'As', function () { return ['amounts', 'shares']; }, shares, 'mode')], drawShares);
    figure('design-trend', [
      pick('design-trend', 'Along', axisNames, trend, 'along'), pick('design-trend', 'Measure', measureNames, trend, 'measure'),
      pick('design-trend', 'Lines by', function () { return bys().map(function (a) { return a === undefined ? 'nothing' : axisName(a); }); }, trend, 'by'),
      pick('design-trend', 'Other axes', function () { return OTHERS; }, trend, 'others')
    ], drawTrend);
    figure('design-map', [
      pick('design-map', 'Across', axisNames, map, 'across'), pick('design-map', 'Up', axisNames, map, 'down'),
      pick('design-map', 'Measure', measureNames, map, 'measure'), pick('design-map', 'Other axes', function () { return OTHERS; }, map, 'others')
    ], drawMap);
  }

  function quantityNames() {
    return QUANTITIES.map(function (quantity) { return quantity.key; });
  }

  /** Which measures the lines go through. */
  function measureBoxes() {
    const fold = make('details');
    const bar = make('div', { class: 'controls' });
    fold.append(make('summary', {}, 'Measures shown'), bar);
    refreshes.push(function () {
      if (bar.contains(document.activeElement)) {
        return;
      }
      bar.replaceChildren.apply(bar, net().measures.map(function (measure) {
        return check('design-parallel', measure.name, function () { return shownMeasures.has(measure.name); }, function (on) {
          if (on) {
            shownMeasures.add(measure.name);
          } else {
            shownMeasures.delete(measure.name);
          }
        });
      }));
    });
    return fold;
  }

  reset();
  mountChoices();
  mountFigures();
  mountList();
  const wanted = mho.asked.find(function (part) { return part.startsWith('point='); });
  if (wanted) {
    state.chosen = rows.find(function (k) { return space.points[k] === Number(wanted.slice(6)); });
    state.chosen = state.chosen === undefined ? null : state.chosen;
  }
  update();
  showPoint();
})();
