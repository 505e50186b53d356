/** One figure over hours or loads as bars, with the same as a table behind it. Unknown leaves a gap, never a zero. */
import { anchorOf, ChartFrame, type ChartProps, HEIGHT, middleOf, Reach, stepOf, widest } from './chart-points';

export function BarChart(props: ChartProps) {
  const { points, line } = props;
  const most = Math.max(...points.map(({ value }) => value ?? 0), line?.at ?? 0, Number.MIN_VALUE);
  const step = stepOf(points);
  // Where they would touch, the highest alone is written; the table has them all.
  const fits = widest(points.flatMap(({ value, text }) => (value === undefined ? [] : text))) + 2 <= step;
  const highest = points.findIndex(({ value }) => value !== undefined && value === most);
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 14);
  const width = Math.min(step * 0.72, 46);
  return (
    <ChartFrame {...props} y={y}>
      {points.map(({ label, value, text, onOpen, isOpen }, index) => {
        const middle = middleOf(index, step);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: a short way for the pointer; keys use the table behind it
          <g key={label} className={onOpen ? 'bar opens' : 'bar'} data-open={isOpen} onClick={onOpen}>
            {onOpen && <Reach middle={middle} step={step} />}
            {value !== undefined && (
              <rect
                x={middle - width / 2}
                width={width}
                y={value > 0 ? Math.min(y(value), HEIGHT - 2) : HEIGHT}
                height={value > 0 ? Math.max(2, HEIGHT - y(value)) : 0}
                rx={2}
              />
            )}
            {(fits || index === highest) && value !== undefined && (
              <text x={middle} y={y(value) - 3} textAnchor={anchorOf(middle, text)}>
                {text}
              </text>
            )}
          </g>
        );
      })}
    </ChartFrame>
  );
}
