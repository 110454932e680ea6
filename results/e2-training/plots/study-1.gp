# best peak rate η against batch_size: e2-training
# Run with: gnuplot -d study-1.gp
set encoding utf8
set terminal svg size 560,364 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'batch size (examples)'
set logscale x; set format x '%g'
set xtics ('1' 1, '2' 2, '5' 5, '10' 10)
set xrange [0.8333333333333334:19.2]
set logscale y; set format y '%g'
set yrange [0.015302289547877585:1.9727594157529218]

set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.8956; set bmargin at screen 0.2967
set title 'e2-training'
set ylabel 'best peak rate η' offset 1.2,0
$data0 << EOD
1 0.17695 0.13531020806661084 0.22763964328591227 0.35574165263700436
2 0.2824 0.22959581174979704 0.3610449307833257 0.5360023212360807
4 0.5310999999999999 0.4525480677626671 0.6232379996582943 0.717884888216744
8 0.83975 0.73859716714745 0.9602012999844991 0.8645734715702023
16 1.35 1.192806024517441 1.5175072428868628 0.9629559927259049
EOD
$data1 << EOD
1 0.045689999999999995 0.04038815965498586 0.04837179037722131 NaN
2 0.044145000000000004 0.04032171313955733 0.04778140546826887 NaN
4 0.041374999999999995 0.03652093393775996 0.044174636359539596 NaN
8 0.04099 0.03695777386363398 0.042897349715309244 NaN
16 0.041405 0.038138063195608043 0.04413482292374016 NaN
EOD
$data2 << EOD
1 0.08471000000000001 0.07371513179162248 0.09834486820837751 NaN
2 0.15125 0.12965064981641425 0.2088840288578816 NaN
4 0.27364999999999995 0.20980859924357623 0.36807913293936273 NaN
8 0.4639 0.3288779748752721 0.5847883944122687 NaN
16 0.6597 0.526827599984865 0.9904572461367739 NaN
EOD
$data3 << EOD
1 0.028465 0.020409310628743106 0.03518648470796083 NaN
2 0.029475 0.019892976412240863 0.04183617155593128 NaN
4 0.034015000000000004 0.024277343541805833 0.0444523514586788 NaN
8 0.045160000000000006 0.03225055478337867 0.06160830212153656 NaN
16 0.052975 0.03980653377333346 0.06332356932091829 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data2 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data3 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0286, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'power-law-regression, sgd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'power-law-regression, adam'
set key at screen 0.4893, screen 0.1319 left top vertical maxrows 2 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'mlp, sgd', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'mlp, adam'
set key at screen 0.7375, screen 0.1319 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted'
unset multiplot
