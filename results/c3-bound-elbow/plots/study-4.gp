# loss above the minimum against cooldown: c3-bound-elbow
# Run with: gnuplot -d study-4.gp
set encoding utf8
set terminal svg size 571,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-4.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'cooldown'
set format x '%g'
set xrange [0.036000000000000004:0.41400000000000003]
set logscale y; set format y '%g'
set yrange [0.0006559933593691787:0.705268956042186]

set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'c3-bound-elbow'
set ylabel 'loss above the minimum' offset 1.2,0
$data0 << EOD
0.05 0.008996309602251075 0.0066270206784776065 0.013230432999065204 0.5425145815709123
0.1 0.004336384539650201 0.003605569686914617 0.006691934721532565 0.5096557800505566
0.2 0.002118674672297036 0.0017044646030894687 0.0024003071704390196 0.47975778508397127
0.4 0.0012963147950658727 0.0008527913671799324 0.001770838643559834 0.45535187792333787
EOD
$data1 << EOD
0.05 0.029203635971303044 0.01792374239688921 0.042783632942897665 0.5425145815709123
0.1 0.023989215528215202 0.01123423206549945 0.03890395147491055 0.5096557800505566
0.2 0.0205961739184638 0.008549178035570426 0.03629174109334943 0.47975778508397127
0.4 0.014907678635669663 0.006943951573500362 0.029209509987483617 0.45535187792333787
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1296, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'chebyshev-max(residual=0), wsd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'chebyshev-max(residual=1), wsd'
set key at screen 0.6410, screen 0.1319 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
