# (F(x) − F*) / (DG/√T) against beta: c10-guarantee
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,472 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'momentum β'
set format x '%g'
set xrange [-0.04:1.04]
set logscale y; set format y '%g'
set yrange [0.01109834080137437:0.6433080933100028]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9195; set bmargin at screen 0.4576
set title 'c10-guarantee'
set ylabel '(F(x) − F*) / (DG/√T)' offset 1.2,0
$data0 << EOD
1e-09 0.4070791704617128 0.4017510100913236 0.41111831969808027 NaN
0.25 0.3449894346427714 0.33912741687299003 0.3491913239703406 NaN
0.5 0.2842773202005169 0.26973257900949227 0.2937919988200067 NaN
0.75 0.245350072534882 0.22991668465955506 0.26764662178788945 NaN
1 0.284729384378696 0.27007825883056125 0.30616512291125614 NaN
EOD
$data1 << EOD
0 0.3348662232085648 0.31849940006838473 0.3464622653749448 NaN
EOD
$data2 << EOD
1e-09 0.4909937078054494 0.4864788828721919 0.49485237946923294 NaN
0.25 0.16823304324917174 0.16504711521356003 0.17234751934063247 NaN
0.5 0.037041302241845195 0.03542392988827657 0.03998246415413087 NaN
0.75 0.015903334899792454 0.014427843041786681 0.01682980315809204 NaN
1 0.33421238104027595 0.31680313081159095 0.35043390925796947 NaN
EOD
$data3 << EOD
0 0.3460764280698829 0.3350492725924041 0.3549810508992505 NaN
EOD
$data4 << EOD
1e-09 0.3782787504156693 0.37291759904859423 0.38640246795782135 NaN
0.25 0.3706953089983759 0.3633673473165867 0.37797718932399144 NaN
0.5 0.3577307920842946 0.35315817931382676 0.3643163825363842 NaN
0.75 0.35262151080057813 0.34179344422007063 0.36030624420561913 NaN
1 0.35834799085454894 0.3446353912877222 0.36624234589566246 NaN
EOD
$data5 << EOD
0 0.42998658618363395 0.4177863398311888 0.4465565083987985 NaN
EOD
$data6 << EOD
1e-09 0.4660158872038168 0.46033947398109143 0.4709849841057056 NaN
0.25 0.32456895920238094 0.3222669111907814 0.33372263751137005 NaN
0.5 0.21584781779479456 0.20910905426975812 0.21892294785383665 NaN
0.75 0.13580798748543235 0.1301501565348526 0.14235357703237414 NaN
1 0.2886690695842372 0.2815012748520724 0.29498691852883085 NaN
EOD
$data7 << EOD
0 0.3647882980950752 0.354283995824858 0.3747040477172619 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 12 pointsize 0.55 linecolor rgb '#8A6D00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1536, screen 0.3305 left top vertical maxrows 8 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'absolute-loss, steps 10, schedule-free-sgd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'absolute-loss, steps 10, sgd', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'absolute-loss, steps 1000, schedule-free-sgd', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'absolute-loss, steps 1000, sgd', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'chebyshev-max, steps 10, schedule-free-sgd', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'chebyshev-max, steps 10, sgd', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5 title 'chebyshev-max, steps 1000, schedule-free-sgd', \
  NaN with linespoints pointtype 12 pointsize 0.55 linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5 title 'chebyshev-max, steps 1000, sgd'
unset multiplot
