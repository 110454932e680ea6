# largest ‖w − w*‖ / initial: a8-transient-growth-momentum
# Run with: gnuplot study.gp
set encoding utf8
set terminal svg size 1140,704 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [1:38.99999999999796]; set format cb '%g'; set logscale cb; set cbtics ('1' 1, '2' 2, '5' 5, '10' 10, '20' 20)
set colorbox horizontal user origin screen 0.3421, screen 0.0852 size screen 0.3158, screen 0.0170
set cblabel 'amplification, largest ‖w − w*‖ / initial: median over the seeds'
set xtics ('0.01' 0, '0.1' 1, '0.5' 2, '1' 3, '1.3' 4, '2' 5, '2.9' 6, '3.7' 7, '3.9' 8) out; set ytics ('0.5' 0, '0.9' 1, '0.95' 2, '0.98' 3) out
set xrange [-0.5:9.0-0.5]; set yrange [-0.5:4.0-0.5]
set xlabel 'learning rate η'
set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=false), constant(warmup=0)'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.015696
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.08
4 2 1.145
4 3 1.184
5 0 1
5 1 1
5 2 1
5 3 1
6 0 2.16
6 1 1.9
6 2 1.9
6 3 1.9
7 0 38.99999999999796
7 1 4.892400000000004
7 2 4.0412500000000025
7 3 3.6639999999999997
8 0 38.99999999999796
8 1 38.99999999999796
8 2 38.99999999999796
8 3 7.609986772479999
EOD
$data1 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.1
4 2 1.1
4 3 1.2
5 0 1
5 1 1
5 2 1
5 3 1
6 0 2.2
6 1 1.9
6 2 1.9
6 3 1.9
7 1 4.9
7 2 4
7 3 3.7
EOD
$data2 << EOD
7 0 ∞
8 0 ∞
8 1 ∞
8 2 39
8 3 7.6
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.4000; set rmargin at screen 0.6474; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=false), constant(warmup=1000)'
unset ylabel
$data3 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.1567473499163305
3 0 1
3 1 1
3 2 1
3 3 1.2392443119165888
4 0 1
4 1 1
4 2 1
4 3 1.267320525112365
5 0 1
5 1 1
5 2 1
5 3 1.3058443541615234
6 0 1
6 1 1
6 2 1.0134646010038266
6 3 1.346231639121644
7 0 1
7 1 1
7 2 1.0487979966455727
7 3 1.3667931531733446
8 0 1
8 1 1
8 2 1.0551069941543054
8 3 1.3886438498783629
EOD
$data4 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.2
3 0 1
3 1 1
3 2 1
3 3 1.2
4 0 1
4 1 1
4 2 1
4 3 1.3
5 0 1
5 1 1
5 2 1
5 3 1.3
6 0 1
6 1 1
6 2 1
6 3 1.3
7 0 1
7 1 1
7 2 1
7 3 1.4
8 0 1
8 1 1
8 2 1.1
8 3 1.4
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
set lmargin at screen 0.7333; set rmargin at screen 0.9807; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=true), constant(warmup=0)'
unset ylabel
$data5 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.4700000000000002
4 2 1.5350000000000001
4 3 1.5739999999999998
5 0 38.99999999999796
5 1 38.99999999999796
5 2 38.99999999999796
5 3 38.99999999999796
6 0 38.99999999999796
6 1 38.99999999999796
6 2 38.99999999999796
6 3 38.99999999999796
7 0 38.99999999999796
7 1 38.99999999999796
7 2 38.99999999999796
7 3 38.99999999999796
8 0 38.99999999999796
8 1 38.99999999999796
8 2 38.99999999999796
8 3 38.99999999999796
EOD
$data6 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1
4 0 1
4 1 1.5
4 2 1.5
4 3 1.6
EOD
$data7 << EOD
5 0 ∞
5 1 ∞
5 2 ∞
5 3 ∞
6 0 ∞
6 1 ∞
6 2 ∞
6 3 ∞
7 0 ∞
7 1 ∞
7 2 ∞
7 3 ∞
8 0 ∞
8 1 ∞
8 2 ∞
8 3 ∞
EOD
plot $data5 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data6 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data7 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.5057; set bmargin at screen 0.1960
set title 'sgd(nesterov=true), constant(warmup=1000)'
set ylabel 'momentum β' offset 1,0
$data8 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1.0174275002867554
3 0 1
3 1 1
3 2 1
3 3 1.0576051344455202
4 0 1
4 1 1
4 2 1
4 3 1.0703543237409563
5 0 1
5 1 1
5 2 1
5 3 1.0819392040112152
6 0 1
6 1 1
6 2 1
6 3 1.07867795568701
7 0 1
7 1 1
7 2 1
7 3 1.0840816869893284
8 0 1
8 1 1
8 2 1
8 3 1.0802609607451643
EOD
$data9 << EOD
0 0 1
0 1 1
0 2 1
0 3 1
1 0 1
1 1 1
1 2 1
1 3 1
2 0 1
2 1 1
2 2 1
2 3 1
3 0 1
3 1 1
3 2 1
3 3 1.1
4 0 1
4 1 1
4 2 1
4 3 1.1
5 0 1
5 1 1
5 2 1
5 3 1.1
6 0 1
6 1 1
6 2 1
6 3 1.1
7 0 1
7 1 1
7 2 1
7 3 1.1
8 0 1
8 1 1
8 2 1
8 3 1.1
EOD
plot $data8 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data9 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
unset multiplot
