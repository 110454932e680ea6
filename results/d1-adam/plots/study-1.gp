# d / D against distance: d1-adam
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,436 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'distance'
set logscale x; set format x '%g'

set xrange [0.008333333333333333:1.2]
set logscale y; set format y '%g'
set yrange [0.04469657055941476:6.3705233355340924]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9128; set bmargin at screen 0.4128
set title 'd1-adam'
set ylabel 'd / D' offset 1.2,0
$data0 << EOD
0.01 4.127049785968538 4.127048276855496 4.127051079643591 NaN
1 4.9004006083822995 4.900398324997862 4.9004025657954555 NaN
EOD
$data1 << EOD
0.01 0.3873912370332706 0.38739071964138133 0.38739168054347384 NaN
1 0.43586491278584605 0.43586400522334573 0.43586569075740705 NaN
EOD
$data2 << EOD
1 0.3997891806394748 0.38324027129974514 0.4137379166608859 NaN
EOD
$data3 << EOD
1 0.05941455547427006 0.05810554172723919 0.06078071973376534 NaN
EOD
$data4 << EOD
1 0.40751835617610643 0.3912774996068707 0.45739542521330834 NaN
EOD
$data5 << EOD
1 0.06166128883260943 0.06016734455514595 0.06348451770381401 NaN
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
  $data5 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0804, screen 0.2752 left top vertical maxrows 6 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'absolute-loss(dimension=1, examples=1), dadapt-adam', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'absolute-loss(dimension=1, examples=1), prodigy', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'absolute-loss(dimension=20, examples=200), dadapt-adam', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'absolute-loss(dimension=20, examples=200), prodigy', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'quadratic, dadapt-adam', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'quadratic, prodigy'
unset multiplot
