# How often intervals of 95 % cover the truth, with searched peaks and with the best of a coarse grid.
# Run with: gnuplot search-coverage.gp
set encoding utf8
set datafile separator tab
set terminal svg size 900,640 noenhanced font 'sans-serif,13' linewidth 1.2 background 'white'
set output 'search-coverage.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid ytics linecolor '#dddddd' linetype 1 linewidth 0.6
set xrange [0.3:8.7]
set yrange [42:100]
set ytics 50,10
set format y '%g %%'
set xtics ('linear' 1, 'WSD' 2, 'constant' 3, 'linear' 4, 'WSD' 5, 'constant' 6, 'WSD' 7, 'constant' 8) rotate by 40 right
set multiplot
# Between 93 and 99 is what was asked for.
set object 1 rectangle from 0.3,93 to 8.7,99 fillcolor '#dde9f2' fillstyle solid noborder behind
set arrow 1 from 3.5,42 to 3.5,100 nohead linecolor '#bbbbbb' dashtype 2
set arrow 2 from 6.5,42 to 6.5,100 nohead linecolor '#bbbbbb' dashtype 2
set label 1 'best peak' at 2,45 center textcolor '#444444'
set label 2 'smallest loss' at 5,45 center textcolor '#444444'
set label 3 'ratio to linear' at 7.5,45 center textcolor '#444444'
set key at screen 0.5,0.985 center top horizontal
place(schedule) = schedule eq 'linear' ? 1 : schedule eq 'wsd' ? 2 : 3
is(average, seeds) = strcol('average') eq average && column('seeds') == seeds
keep(x, condition) = condition ? x : NaN
# Left and right, lower and upper ends of a panel.
panel(l, r, b, t) = sprintf('set lmargin at screen %g; set rmargin at screen %g; set bmargin at screen %g; set tmargin at screen %g', l, r, b, t)
array LEFT[2] = [0.075, 0.575]
array AVERAGE[2] = ['median', 'mean']
array COUNT[2] = [10, 30]
do for [row = 1:2] { do for [side = 1:2] {
  eval panel(LEFT[side], LEFT[side] + 0.41, row == 1 ? 0.60 : 0.125, row == 1 ? 0.885 : 0.41)
  a = AVERAGE[row]; n = COUNT[side]
  set title sprintf('%s of the losses, %d seeds', a, n) offset 0,-0.5
  if (row == 2 || side == 2) { unset key }
  plot for [q = 1:3] 'searches.tsv' using (keep(place(strcol('schedule')) + (q < 3 ? 3*(q - 1) : 5), is(a, n) && !(q == 3 && strcol('schedule') eq 'linear'))):(100 * column(q == 1 ? 'peak' : q == 2 ? 'loss' : 'ratio')) \
         with points pointtype 7 pointsize 0.9 linecolor rgb '#0072B2' title (q == 1 ? 'searched peak' : ''), \
       for [q = 2:3] 'searches.tsv' using (keep(place(strcol('schedule')) + (q < 3 ? 3*(q - 1) : 5), is(a, n) && !(q == 3 && strcol('schedule') eq 'linear'))):(100 * column(q == 2 ? 'grid_loss' : 'grid_ratio')) \
         with points pointtype 9 pointsize 0.9 linecolor rgb '#D55E00' title (q == 2 ? 'best of two rates a decade, BCa' : '')
} }
unset multiplot
