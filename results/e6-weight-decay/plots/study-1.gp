# learning-rate sensitivity against weight_decay: e6-weight-decay
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,418 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'weight decay'
set format x '%g'
set xrange [-0.04:1.04]
set format y '%g'; set yrange [0.23554058293283742:0.5889538175038451]
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9091; set bmargin at screen 0.3876
set title 'e6-weight-decay'
set ylabel 'learning-rate sensitivity' offset 1.2,0
$data0 << EOD
0 0.5232448482831609 0.4617789091557462 0.565361751275955 NaN
0.1 0.5438100251271252 0.4555217188577082 0.5606862459443703 NaN
1 0.2658715671009155 0.2516048208678832 0.2997191919192305 NaN
EOD
$data1 << EOD
0 0.5053306449828496 0.4198198480231018 0.5728895795687993 NaN
0.1 0.4834716699835293 0.384742569180011 0.5358176828605238 NaN
1 0.30419013951482277 0.2708733717266431 0.34004684868720936 NaN
EOD
$data2 << EOD
0 0.45980413421546595 0.3865985051641187 0.5026272868037143 NaN
0.1 0.39301104275394705 0.3349592280708684 0.43253975357584 NaN
1 0.30033444368268536 0.2699780013157665 0.34380404161667905 NaN
EOD
$data3 << EOD
0 0.44197670561402835 0.37744474186466526 0.4637392147513087 NaN
0.1 0.41144873817199146 0.37081120593264055 0.4621457157232662 NaN
1 0.3335700079867044 0.3023055037143177 0.3628048099572171 NaN
EOD
$data4 << EOD
0 0.48478526784376874 0.45587506851043785 0.5469179342735224 NaN
0.1 0.474064600571397 0.441279431648364 0.5307539384737628 NaN
1 0.41776911454189114 0.38965596930875795 0.4610222277060448 NaN
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
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1911, screen 0.2440 left top vertical maxrows 5 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'transformer(layers=1, width=32), adamw', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'transformer(layers=2, width=32), adamw', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'transformer(layers=4, width=32), adamw', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'transformer(layers=2, width=16), adamw', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'transformer(layers=2, width=64), adamw'
unset multiplot
